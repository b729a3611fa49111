package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.local.fake.FakeGateway;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever connects an inbox sees on its page what its platform says of it. */
class ConnectInboxTest {
    private static RunningStack stack;
    private static AgentBrowser browser;

    @BeforeAll
    static void start() {
        stack = RunningStack.get();
        browser = new AgentBrowser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void an_inbox_is_checked_with_its_platform_and_its_page_says_what_that_says() {
        String bot = "/checked-bot-" + UUID.randomUUID();
        String id = stack.api()
                .createInbox(
                        "Checked bot",
                        "telegram",
                        Map.of("api_base_url", stack.fake().url(bot).toString()),
                        Map.of(
                                "bot_token",
                                "54321:AAE-not-a-real-token-of-any-bot-00000",
                                "secret_token",
                                "s3cret-Token_2"))
                .get("id")
                .textValue();
        Page page = stack.signIn(browser);
        page.navigate(stack.url("/inboxes/" + id));

        Locator connection = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Connection"));
        assertThat(connection).containsText("Telegram does not send this bot's updates anywhere yet.");
        assertThat(connection).containsText("Something has to be changed.");

        // this machine's own address is none that Telegram would take
        connection
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Have messages sent here"))
                .click();
        assertThat(connection).containsText("Telegram sends to https addresses");

        JsonNode check = stack.api().get("/api/v1/inboxes/" + id).json().get("check");
        assertThat(check.get("ok").booleanValue()).isFalse();
        assertThat(check.get("webhook_registered").booleanValue()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void an_inbox_that_its_platform_does_not_let_be_listened_to_says_why_on_its_page() {
        try (FakeGateway gateway = FakeGateway.start()) {
            gateway.answerNext(FakeGateway.closing(4014));
            String id = stack.api()
                    .createInbox(
                            "Deaf bot",
                            "discord",
                            Map.of(
                                    "api_base_url",
                                    gateway.apiUrl(),
                                    "application_id",
                                    FakeGateway.SELF,
                                    "ordinary_messages",
                                    true),
                            Map.of("bot_token", "MTE5.a-b0t-t0ken-of-tests"))
                    .get("id")
                    .textValue();
            Page page = stack.signIn(browser);
            page.navigate(stack.url("/inboxes/" + id));
            Locator connection = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Connection"));
            assertThat(connection).containsText("turn on \"Message Content Intent\" under Bot in the developer portal");
            assertThat(connection).containsText("Something has to be changed.");
        }
    }
}
