package io.chatroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.chatroom.local.process.Command;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every component and page in every state it has: loading, empty, failed, forbidden, full of hostile names. */
class StoriesTest {

    @Test
    void all_states_are_accessible_in_both_themes_and_at_three_sizes() {
        Command.Ended build =
                Command.run(List.of("sh", "-c", "cd \"$0\" && node scripts/stories.mjs", Axe.ADMIN_UI.toString()), 120);
        assertThat(build.status()).as(build.output()).isZero();
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Axe.ADMIN_UI.resolve("target/stories").toAbsolutePath().normalize(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try (AgentBrowser browser = new AgentBrowser()) {
            Axe axe = new Axe();
            String stories = "http://localhost:" + server.getAddress().getPort() + "/stories.html";
            Page page = browser.open(stories);
            page.locator("nav[aria-label=Chapters] a").first().waitFor();
            List<String> chapters = page.locator("nav[aria-label=Chapters] a").allTextContents();
            assertThat(chapters).hasSizeGreaterThan(5);

            List<String> complaints = new ArrayList<>();
            for (String chapter : chapters) {
                page.locator("nav[aria-label=Chapters]")
                        .getByText(chapter, exact())
                        .click();
                page.locator("#stories > h1").getByText(chapter).waitFor();
                complaints.addAll(axe.complaints(page, chapter));
            }
            assertThat(complaints).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions exact() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }
}
