package io.chatroom.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium and Node, driven by Playwright; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    /** {@code CHROMIUM} says where it is, unless it is where Debian puts it. */
    public Chromium() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", onPath("node"))));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(
                                Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--js-flags=--expose-gc",
                                "--enable-precise-memory-info")));
    }

    /** A page of a person of its own: no cookie is shared with any other page. */
    public Page page(Browser.NewContextOptions person) {
        return browser.newContext(person).newPage();
    }

    /** Signs in, and returns when the list of conversations is there. */
    public static void signIn(Page page, URI url, String username, String password) {
        page.navigate(url.toString());
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Conversations"))
                .waitFor();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is not on the PATH"))
                .toString();
    }
}
