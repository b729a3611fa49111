package io.chatroom.e2e.pictures;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.chatroom.e2e.browser.Chromium;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.local.sample.SampleData;
import io.chatroom.local.settings.Settings;
import io.chatroom.local.suite.RunningSuite;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "screenshots",
        mixinStandardHelpOptions = true,
        description = "Takes the README's pictures of the admin UI, from sample data in a suite of its own.")
public final class Screenshots implements Callable<Integer> {
    private static final int CONVERSATIONS = 14;

    @Option(names = "--into", defaultValue = "docs/images", description = "The folder; docs/images if not given.")
    private Path folder = Path.of("docs/images");

    @Override
    public Integer call() {
        try (Stage stage = Stage.set();
                Chromium chromium = new Chromium()) {
            RunningSuite suite = RunningSuite.on(
                    Settings.of(Map.of("CHATROOM_DATA_DIR", stage.data().toString()), Path.of("")));
            new SampleData(suite, Clock.systemUTC(), System.out).make(CONVERSATIONS);
            Page desk = person(chromium, stage, 1280, 800, ColorScheme.LIGHT);
            openAConversation(desk);
            take(desk, "conversation.png");
            go(desk, stage, "/integrity");
            take(desk, "integrity.png");
            Page night = person(chromium, stage, 1280, 800, ColorScheme.DARK);
            go(night, stage, "/settings/profile");
            take(night, "settings-dark.png");
            Page phone = person(chromium, stage, 390, 844, ColorScheme.LIGHT);
            take(phone, "inbox-phone.png");
            return 0;
        }
    }

    private static Page person(Chromium chromium, Stage stage, int width, int height, ColorScheme theme) {
        Page page = chromium.page(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE));
        stage.signIn(page);
        page.getByRole(AriaRole.OPTION).first().waitFor();
        return page;
    }

    private static void openAConversation(Page page) {
        page.getByRole(AriaRole.OPTION).nth(1).click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Reply"))
                .waitFor();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.DOMCONTENTLOADED);
    }

    private static void go(Page page, Stage stage, String path) {
        page.navigate(stage.suite().url(path).toString());
        page.locator("main h1").waitFor();
        page.getByText("Loading")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
    }

    private void take(Page page, String name) {
        // what came last is drawn with the next frame
        page.waitForTimeout(500);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)));
        System.out.println(folder.resolve(name));
    }
}
