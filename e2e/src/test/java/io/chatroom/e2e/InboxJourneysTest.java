package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.ReceivedRequest;
import io.chatroom.local.fake.StandardWebhooks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent goes through in a day: work done by keyboard, colleagues, networks and sessions that end, and strangers' input. */
class InboxJourneysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MESSAGES = "**/api/v1/conversations/*/messages";

    private static RunningStack stack;
    private static AgentBrowser browser;
    private static JsonNode inbox;
    private static String secret;
    private static String hook;

    /** Signed in once for all: each test has a tab of its own. */
    private static BrowserContext person;

    private Page page;

    @BeforeAll
    static void start() {
        stack = RunningStack.get();
        browser = new AgentBrowser();
        secret = StandardWebhooks.newSecret();
        hook = "/journeys/" + UUID.randomUUID();
        stack.fake().verifySignatures(hook, secret);
        inbox = stack.api()
                .createInbox(
                        "Journeys",
                        "webhook",
                        Map.of("url", stack.fake().url(hook).toString()),
                        Map.of("secret", secret));
        person = stack.signIn(browser).context();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void openTheInbox() {
        page = browser.openIn(person, stack.url("/inbox"));
        page.getByRole(AriaRole.HEADING, byName("Inbox").setExact(true)).waitFor();
    }

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void a_conversation_is_taken_prioritised_snoozed_and_resolved_by_keyboard() {
        String id = open(customer("Keyboard Kim"), "Can you help me?");
        page.getByRole(AriaRole.LISTBOX, byName("Conversations")).focus();
        page.keyboard().press("i");
        assertThat(page.getByRole(AriaRole.BUTTON, byName("Assignee: admin"))).isVisible();
        page.keyboard().press("p");
        page.keyboard().type("urg");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BUTTON, byName("Priority: Urgent"))).isVisible();
        page.keyboard().press("h");
        page.keyboard().type("3h");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BUTTON, byName("Status: Snoozed until")))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, byName("Undo")).last().click();
        assertThat(page.getByRole(AriaRole.BUTTON, byName("Status: Open"))).isVisible();
        Eventually.within(PATIENCE, () -> {
            JsonNode now = stack.api().get("/api/v1/conversations/" + id).json();
            assertThat(now.get("priority").textValue()).isEqualTo("urgent");
            assertThat(now.get("status").textValue()).isEqualTo("open");
            assertThat(now.get("assignee_id").isNull()).isFalse();
        });
        page.getByRole(AriaRole.LISTBOX, byName("Conversations")).focus();
        page.keyboard().press("e");
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.api()
                                .get("/api/v1/conversations/" + id)
                                .json()
                                .get("status")
                                .textValue())
                        .isEqualTo("resolved"));
    }

    @Test
    void replies_that_were_given_up_are_sent_again_from_their_group() {
        String refusing = "/journeys/" + UUID.randomUUID();
        String inboxSecret = StandardWebhooks.newSecret();
        JsonNode gone = stack.api()
                .createInbox(
                        "Refusing",
                        "webhook",
                        Map.of("url", stack.fake().url(refusing).toString()),
                        Map.of("secret", inboxSecret));
        stack.fake().answerAlways(refusing, Answer.json(422, "{}"));
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.webhooks()
                                .message(gone, inboxSecret, "dead", "m-dead", "Dead Letter", "Hello?")
                                .status())
                        .isEqualTo(200));
        option("Dead Letter").click();
        reply("Nobody takes this.");
        assertThat(log()).containsText("Failed");

        stack.fake().answerAlways(refusing, Answer.asUsual());
        page.navigate(stack.url("/deliveries/dead"));
        Locator group = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Refusing"));
        group.getByRole(AriaRole.BUTTON).click();
        Locator sheet = page.getByRole(AriaRole.DIALOG, byName("Send again"));
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send 1 again"))
                .click();
        assertThat(sheet).containsText("1 arrived");
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();
        assertThat(group).isHidden();
        assertThat(lastOf(gone).get("status").textValue()).isEqualTo("sent");
    }

    @Test
    void a_reply_is_stopped_when_a_colleague_answered_while_it_was_written() {
        String colleague = "sam-" + UUID.randomUUID();
        stack.api()
                .post(
                        "/api/v1/users",
                        Map.of("username", colleague, "name", "Sam", "role", "agent", "password", "correct horse 1"));
        String id = open(customer("Two Agents"), "Is it in stock?");
        Locator reply = page.getByRole(AriaRole.TEXTBOX, byName("Reply"));
        reply.fill("Yes, one is left.");
        stack.api(colleague, "correct horse 1")
                .post("/api/v1/conversations/" + id + "/messages", Map.of("text", "Sorry, it is sold out."));
        assertThat(log()).containsText("Sorry, it is sold out.");

        reply.press("Control+Enter");
        Locator sheet = page.getByRole(AriaRole.DIALOG, byName("Somebody wrote here meanwhile"));
        assertThat(sheet).containsText("Sorry, it is sold out.");
        assertThat(sheet).containsText("Yes, one is left.");
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
                .click();
        assertThat(reply).hasValue("Yes, one is left.");
        reply("We will have more on Monday.");
        awaitSent("We will have more on Monday.");
        assertThat(texts()).doesNotContain("Yes, one is left.");
    }

    @Test
    void what_is_written_without_a_network_waits_through_a_reload_and_is_sent_once() {
        open(customer("Offline Olga"), "Are you there?");
        page.context().setOffline(true);
        assertThat(page.getByText("You're offline.")).isVisible();
        Locator reply = page.getByRole(AriaRole.TEXTBOX, byName("Reply"));
        String text = "Here all along. " + UUID.randomUUID();
        reply.fill(text);
        reply.press("Control+Enter");
        assertThat(log()).containsText(text);
        assertThat(log()).containsText("Queued");
        assertThat(reply).hasValue("");

        // The network is back for the page, but its writes are lost: the answer never comes.
        page.route(MESSAGES, InboxJourneysTest::loseWrites);
        page.context().setOffline(false);
        page.reload();
        assertThat(log()).containsText(text);
        page.unroute(MESSAGES);
        awaitSent(text);
        assertThat(log()).containsText("Sent");
        assertThat(texts().stream().filter(text::equals)).hasSize(1);
    }

    @Test
    void a_session_that_ends_while_somebody_types_costs_no_word() {
        open(customer("Session Sid"), "How much is it?");
        Locator reply = page.getByRole(AriaRole.TEXTBOX, byName("Reply"));
        String text = "Twelve, with shipping. " + UUID.randomUUID();
        reply.fill(text);
        page.context().clearCookies();
        reply.press("Control+Enter");
        Locator signedOut = page.getByRole(AriaRole.DIALOG, byName("You have been signed out"));
        assertThat(signedOut).isVisible();
        stack.fillIn(page);
        assertThat(signedOut).isHidden();
        awaitSent(text);
        assertThat(log()).containsText("Sent");
    }

    @Test
    void a_search_opens_an_old_message_where_it_stands_and_leads_back_to_the_end() {
        String conversation = customer("Long Thread");
        String word = "zebrafinch" + UUID.randomUUID().toString().substring(0, 8);
        List<Map<String, Object>> events = IntStream.rangeClosed(1, 150)
                .mapToObj(n -> message(conversation, "Long Thread", n == 7 ? "The " + word + " sings" : "Line " + n))
                .toList();
        assertThat(stack.webhooks()
                        .signed(inbox, secret, Api.write(Map.of("events", events)))
                        .status())
                .isEqualTo(200);
        page.keyboard().press("/");
        Locator field = page.getByRole(AriaRole.SEARCHBOX);
        Locator hit = page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(word));
        Eventually.within(PATIENCE, () -> {
            // What is found is kept for a moment; another word is another question.
            field.fill(field.inputValue().isEmpty() ? word : "");
            assertThat(hit.count() > 0 || appears(hit)).isTrue();
        });
        hit.first().click();
        assertThat(log().locator("[aria-current=true]")).containsText(word);
        assertThat(log()).not().containsText("Line 150");
        page.getByRole(AriaRole.BUTTON, byName("Jump to latest")).click();
        assertThat(log()).containsText("Line 150");
    }

    @Test
    void names_and_texts_of_strangers_do_nothing() {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.addInitScript("window.violations = [];"
                + " document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective));");
        page.reload();
        String image = "<img src=x onerror=window.pwned=1>";
        String script = "\"><script>window.pwned=1</script><svg onload=window.pwned=1>";
        String link =
                "javascript:window.pwned=1 [x](javascript:window.pwned=1) http://a.example/\"onmouseover=window.pwned=1";
        String conversation = "strangers-" + UUID.randomUUID();
        Map<String, Object> stranger = Map.of(
                "external_id",
                conversation,
                "name",
                image + script,
                "avatar_url",
                "https://watching.example/pixel.png");
        for (String text :
                List.of(image, script, link, "{{constructor.constructor('window.pwned=1')()}}\u202Egnp.exe")) {
            Map<String, Object> said = new HashMap<>(message(conversation, "", text));
            said.put("sender", stranger);
            assertThat(stack.webhooks().signed(inbox, secret, Api.write(said)).status())
                    .isEqualTo(200);
        }
        option(image).click();
        assertThat(log()).containsText(image);
        assertThat(log()).containsText(link);
        page.keyboard().press("Control+k");
        page.keyboard().type("onerror");
        assertThat(page.getByRole(AriaRole.DIALOG, byName("Commands"))).containsText(image);
        assertThat(page.locator("a[href^='javascript' i]").count()).isZero();
        assertThat(page.locator("[onerror], [onload], [onmouseover]").count()).isZero();
        assertThat(asked).allMatch(url -> url.startsWith(stack.url("/")));
        assertThat(page.evaluate("window.pwned === undefined && violations.length === 0"))
                .isEqualTo(true);
    }

    /** A conversation with one message of a customer, open in the page; answers with its id. */
    private String open(String conversation, String text) {
        String name = conversation.substring(0, conversation.indexOf('#'));
        assertThat(stack.webhooks()
                        .signed(inbox, secret, Api.write(message(conversation, name, text)))
                        .status())
                .isEqualTo(200);
        option(name).click();
        assertThat(log()).containsText(text);
        return page.url().replaceFirst(".*/inbox/", "").replaceFirst("\\?.*", "");
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.LISTBOX, byName("Conversations"))
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private void reply(String text) {
        Locator field = page.getByRole(AriaRole.TEXTBOX, byName("Reply"));
        field.fill(text);
        field.press("Control+Enter");
    }

    private static JsonNode lastOf(JsonNode ofInbox) {
        return stack.api().messagesOf(ofInbox).getLast();
    }

    private static String customer(String name) {
        return name + "#" + UUID.randomUUID();
    }

    private static Map<String, Object> message(String conversation, String name, String text) {
        return Map.of(
                "type",
                "message.created",
                "external_id",
                "m-" + UUID.randomUUID(),
                "external_conversation_id",
                conversation,
                "sender",
                Map.of("external_id", "customer-of-" + conversation, "name", name),
                "text",
                text);
    }

    private static void loseWrites(Route route) {
        if (route.request().method().equals("POST")) {
            route.abort();
        } else {
            route.resume();
        }
    }

    private static void awaitSent(String text) {
        Eventually.within(PATIENCE, () -> assertThat(texts()).contains(text));
    }

    /** Everything the platform has been given, in the order it came. */
    private static List<String> texts() {
        return stack.fake().received(hook).stream()
                .map(ReceivedRequest::json)
                .map(json -> json.get("text").textValue())
                .toList();
    }

    private static boolean appears(Locator hit) {
        try {
            hit.first().waitFor(new Locator.WaitForOptions().setTimeout(1_500));
            return true;
        } catch (com.microsoft.playwright.TimeoutError e) {
            return false;
        }
    }

    private Locator log() {
        return page.getByRole(AriaRole.LOG, byName("Messages"));
    }

    private static Page.GetByRoleOptions byName(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
