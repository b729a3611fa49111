package io.chatroom.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.chatroom.e2e.browser.Chromium;
import java.util.ArrayList;
import java.util.List;

/** A browser whose pages collect what their consoles and their errors say, so that a test can hold them to silence. */
final class AgentBrowser implements AutoCloseable {
    private final Chromium chromium = new Chromium();
    private final List<String> complaints = new ArrayList<>();

    /** Waiting until a reply can no longer be taken back is for the test that is about it. */
    private static final String SEND_AT_ONCE = "if (!localStorage.getItem('chatroom.preferences'))"
            + " localStorage.setItem('chatroom.preferences', '{\"undoSeconds\":0}');";

    /** A page of a person of its own: no cookie is shared with any other page. */
    Page open(String url) {
        return watched(chromium.page(new Browser.NewContextOptions().setViewportSize(1440, 900)), url);
    }

    /** Another page of the same person. */
    Page openIn(BrowserContext person, String url) {
        return watched(person.newPage(), url);
    }

    private Page watched(Page page, String url) {
        page.addInitScript(SEND_AT_ONCE);
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add("console: " + message.text() + " " + message.location());
            }
        });
        page.navigate(url);
        return page;
    }

    /** Script errors and console errors so far, but for the 401 by which a page learns that nobody is signed in. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
