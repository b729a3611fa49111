package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The chat on a page, as a visitor sees and uses it. */
final class Chat {
    private final Page page;

    Chat(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    FrameLocator panel() {
        return page.frameLocator("chatroom-widget iframe");
    }

    /** The button in the corner; its name tells how many are unread. */
    Locator button() {
        return page.locator("chatroom-widget button");
    }

    Chat open() {
        button().click();
        assertThat(panel().getByRole(AriaRole.DIALOG)).isVisible();
        return this;
    }

    Locator field() {
        return panel().getByRole(AriaRole.TEXTBOX, new FrameLocator.GetByRoleOptions().setName("Message"));
    }

    void write(String text) {
        field().fill(text);
        field().press("Enter");
    }

    Locator log() {
        return panel().getByRole(AriaRole.LOG);
    }

    /** Bubbles with this text. */
    Locator bubbles(String text) {
        return log().locator("li").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** The server has it. */
    void awaitSent(String text) {
        assertThat(bubbles(text)).hasClass(Pattern.compile("\\bsent\\b"));
    }

    /** How many items of a list of elements are there, however many of them are on screen. */
    int size() {
        return log().locator("li:not(.day)").count();
    }
}
