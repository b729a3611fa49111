package io.chatroom.e2e.pictures;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.chatroom.e2e.browser.Chromium;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.local.sample.SampleData;
import io.chatroom.local.settings.Settings;
import io.chatroom.local.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
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
    private static final int QUALITY = 80;

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
            open(desk, "Grace Mbeki");
            take(desk, "conversation.webp");
            Page night = person(chromium, stage, 1280, 800, ColorScheme.DARK);
            go(night, stage, "/dashboard");
            take(night, "dashboard-dark.webp");
            Page phone = person(chromium, stage, 390, 844, ColorScheme.LIGHT);
            take(phone, "inbox-phone.webp");
            open(phone, "Grace Mbeki");
            take(phone, "conversation-phone.webp");
            return 0;
        }
    }

    private static Page person(Chromium chromium, Stage stage, int width, int height, ColorScheme theme) {
        Page page = chromium.page(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(2)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE));
        stage.signIn(page);
        page.getByRole(AriaRole.OPTION).first().waitFor();
        return page;
    }

    private static void open(Page page, String customer) {
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(customer))
                .first()
                .click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Reply"))
                .waitFor();
        page.getByRole(AriaRole.ARTICLE).first().waitFor();
    }

    private static void go(Page page, Stage stage, String path) {
        page.navigate(stage.suite().url(path).toString());
        page.locator("main h1").waitFor();
        page.getByText("Loading").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private void take(Page page, String name) {
        // what came last is drawn with the next frame
        page.waitForTimeout(500);
        JsonObject asked = new JsonObject();
        asked.addProperty("format", "webp");
        asked.addProperty("quality", QUALITY);
        // Playwright's own pictures are PNGs, four times as large
        String picture = page.context()
                .newCDPSession(page)
                .send("Page.captureScreenshot", asked)
                .get("data")
                .getAsString();
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), Base64.getDecoder().decode(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(folder.resolve(name));
    }
}
