package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.local.fake.ReceivedRequest;
import io.chatroom.local.fake.StandardWebhooks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer writes, an agent reads it in the browser and answers, and the customer's platform has the answer. */
class RoundTripTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void messages_of_two_platforms_are_answered_in_the_browser_and_the_answers_arrive() throws IOException {
        String secret = StandardWebhooks.newSecret();
        String hook = "/round-trip/" + UUID.randomUUID();
        stack.fake().verifySignatures(hook, secret);
        JsonNode shop = stack.api()
                .createInbox(
                        "Shop", "webhook", Map.of("url", stack.fake().url(hook).toString()), Map.of("secret", secret));
        String bot = "/round-trip-bot-" + UUID.randomUUID();
        JsonNode telegram = stack.api()
                .createInbox(
                        "Bot",
                        "telegram",
                        Map.of("api_base_url", stack.fake().url(bot).toString()),
                        Map.of(
                                "bot_token",
                                "12345:AAE-not-a-real-token-of-any-bot-00000",
                                "secret_token",
                                "s3cret-Token_1"));

        Page page = stack.signIn(browser);

        String parcel = "Where is my parcel? " + UUID.randomUUID();
        assertThat(stack.webhooks()
                        .message(shop, secret, "order-77", "m-" + UUID.randomUUID(), "Ada Lovelace", parcel)
                        .status())
                .isEqualTo(200);
        assertThat(stack.webhooks()
                        .telegram(telegram, "s3cret-Token_1", fixture("telegram-text.json"))
                        .status())
                .isEqualTo(200);

        // both show up in the list that was open all the while
        Locator conversations = page.getByRole(AriaRole.LISTBOX, byName("Conversations"));
        assertThat(option(conversations, "Ada Lovelace")).isVisible();
        assertThat(option(conversations, "Grace Hopper")).isVisible();

        option(conversations, "Ada Lovelace").click();
        Locator log = page.getByRole(AriaRole.LOG, byName("Messages"));
        assertThat(log).containsText(parcel);
        reply(page, "It left the house this morning.");
        ReceivedRequest answer = stack.fake().await(hook, 1, PATIENCE).getFirst();
        assertThat(answer.status())
                .as("the fake platform accepts the signature")
                .isEqualTo(200);
        assertThat(answer.json().get("text").textValue()).isEqualTo("It left the house this morning.");
        assertThat(answer.json().get("external_conversation_id").textValue()).isEqualTo("order-77");
        assertThat(log).containsText("Sent");

        String replyId = lastOutgoing(shop).get("external_id").textValue();
        assertThat(stack.webhooks().delivered(shop, secret, "order-77", replyId).status())
                .isEqualTo(200);
        assertThat(log).containsText("Delivered");

        option(conversations, "Grace Hopper").click();
        assertThat(log).containsText("Is anybody there?");
        reply(page, "Yes, we are. <b>How</b> can we help?");
        ReceivedRequest sent = stack.fake()
                .await(bot, request -> request.path().endsWith("/sendMessage"), 1, PATIENCE)
                .getFirst();
        assertThat(sent.json().get("text").textValue()).isEqualTo("Yes, we are. <b>How</b> can we help?");
        assertThat(sent.json().get("chat_id").asText()).isEqualTo("2222222");
        assertThat(log).containsText("Sent");

        // and what went out is there after a reload too
        page.reload();
        assertThat(log).containsText("Yes, we are. <b>How</b> can we help?");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_visitor_of_the_demo_page_and_an_agent_talk() {
        Page agent = stack.signIn(browser);
        Chat visitor = new Chat(browser.open(stack.url("/demo"))).open();

        String question = "Do you ship to Norway? " + UUID.randomUUID();
        visitor.write(question);

        Locator conversations = agent.getByRole(AriaRole.LISTBOX, byName("Conversations"));
        conversations
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(question))
                .click();
        assertThat(agent.getByRole(AriaRole.LOG, byName("Messages"))).containsText(question);
        String answer = "We do, within a week. " + UUID.randomUUID();
        reply(agent, answer);

        assertThat(visitor.bubbles(answer)).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void reply(Page page, String text) {
        page.getByRole(AriaRole.TEXTBOX, byName("Reply")).fill(text);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
    }

    private static JsonNode lastOutgoing(JsonNode inbox) {
        List<JsonNode> messages = stack.api().messagesOf(inbox);
        return messages.stream()
                .filter(message -> message.get("type").textValue().equals("outgoing"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Locator option(Locator conversations, String name) {
        return conversations
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Page.GetByRoleOptions byName(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = RoundTripTest.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
