package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.chatroom.local.sample.SignedIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chat on pages of another site, in real browsers: what a visitor typed arrives, once, whatever happens to the network. */
class SiteChatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SECRET = "an identity secret for this test only, and long";

    /** The smallest picture there is. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static RunningStack stack;
    private static AgentBrowser browser;
    private static HostSite site;
    private static JsonNode inbox;
    private static String key;

    @BeforeAll
    static void start() {
        stack = RunningStack.get();
        browser = new AgentBrowser();
        site = new HostSite(gateway());
        inbox = inbox(Map.of("allowed_origins", List.of(site.origin())));
        key = key(inbox);
    }

    @AfterAll
    static void close() {
        browser.close();
        site.close();
    }

    @Test
    void a_visitor_and_an_agent_talk_and_each_sees_that_the_other_has_read() {
        Page agent = stack.signIn(browser);
        Chat visitor = chat().open();
        String question = unique("Do you ship to Norway?");
        visitor.write(question);
        visitor.awaitSent(question);

        agent.getByRole(AriaRole.LISTBOX, byName("Conversations"))
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(question))
                .click();
        Locator thread = agent.getByRole(AriaRole.LOG, byName("Messages"));
        assertThat(thread).containsText(question);
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.button()).isFocused();

        String answer = unique("We do, within a week.");
        agent.getByRole(AriaRole.TEXTBOX, byName("Reply")).fill(answer);
        agent.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(visitor.button()).hasAccessibleName(Pattern.compile("1 unread"));
        assertThat(thread).containsText("Delivered");
        visitor.open();
        assertThat(visitor.bubbles(answer)).isVisible();
        assertThat(thread).containsText("Read");
        assertThat(visitor.button()).hasAccessibleName("Close chat");
    }

    @Test
    void files_go_both_ways_and_one_that_is_chosen_offline_too() {
        Page agent = stack.signIn(browser);
        Chat visitor = chat().open();
        String question = unique("Is this the right part?");
        visitor.page().context().setOffline(true);
        visitor.panel()
                .getByLabel("Attach files")
                .setInputFiles(new FilePayload(
                        "part.png", "image/png", Base64.getDecoder().decode(PIXEL)));
        visitor.write(question);
        assertThat(visitor.bubbles(question)).hasClass(Pattern.compile("\\bsending\\b"));
        visitor.page().context().setOffline(false);
        visitor.awaitSent(question);
        assertThat(visitor.bubbles(question)).containsText("part.png");

        agent.getByRole(AriaRole.LISTBOX, byName("Conversations"))
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(question))
                .click();
        assertThat(agent.getByRole(AriaRole.BUTTON, byName("Show part.png"))).isVisible();
        agent.getByLabel("Files to attach")
                .setInputFiles(new FilePayload(
                        "drawing.png", "image/png", Base64.getDecoder().decode(PIXEL)));
        String answer = unique("This one is.");
        agent.getByRole(AriaRole.TEXTBOX, byName("Reply")).fill(answer);
        agent.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        Locator file = visitor.bubbles(answer).getByRole(AriaRole.LINK);
        assertThat(file).containsText("drawing.png");
        assertThat(visitor.page().request().get(file.getAttribute("href")).body())
                .isEqualTo(Base64.getDecoder().decode(PIXEL));
    }

    @Test
    void a_network_that_is_cut_while_somebody_types_and_sends_loses_nothing_and_doubles_nothing() {
        Chat visitor = chat().open();
        String first = unique("before the cut");
        visitor.write(first);
        visitor.awaitSent(first);
        visitor.field().fill("half a sent");

        visitor.page().context().setOffline(true);
        assertThat(visitor.field()).hasValue("half a sent");
        String second = unique("into the void");
        String third = unique("and again");
        visitor.write(second);
        visitor.write(third);
        assertThat(visitor.bubbles(second)).containsText("Sending");
        // browsers tell every frame of it, this one's emulation only some
        visitor.panel().locator("body").evaluate("() => dispatchEvent(new Event('offline'))");
        assertThat(visitor.panel().getByText("You are offline")).isVisible();

        visitor.page().context().setOffline(false);
        visitor.panel().locator("body").evaluate("() => dispatchEvent(new Event('online'))");
        visitor.awaitSent(second);
        visitor.awaitSent(third);
        Eventually.within(PATIENCE, () -> assertThat(stored(first)).containsExactly(first, second, third));
    }

    @Test
    void what_was_written_offline_is_there_after_a_reload_and_is_sent() {
        Chat visitor = chat().open();
        String before = unique("I was here");
        visitor.write(before);
        visitor.awaitSent(before);
        Page page = visitor.page();
        page.context().setOffline(true);
        String message = unique("written in a tunnel");
        visitor.write(message);
        visitor.field().fill("not yet sent");
        assertThat(visitor.bubbles(message)).containsText("Sending");
        try {
            page.reload();
        } catch (PlaywrightException offline) {
            // the page itself has no network either
        }
        page.context().setOffline(false);
        page.navigate(site.page(key, ""));
        visitor.open();
        visitor.awaitSent(message);
        assertThat(visitor.field()).hasValue("not yet sent");
        Eventually.within(PATIENCE, () -> assertThat(stored(before)).containsExactly(before, message));
    }

    @Test
    void two_tabs_are_one_visitor_and_show_the_same() {
        Chat one = chat().open();
        BrowserContext context = one.page().context();
        Chat two = new Chat(browser.openIn(context, site.page(key, ""))).open();

        String fromOne = unique("from the first tab");
        one.write(fromOne);
        one.awaitSent(fromOne);
        assertThat(two.bubbles(fromOne)).hasCount(1);
        String fromTwo = unique("from the second tab");
        two.write(fromTwo);
        two.awaitSent(fromTwo);
        one.awaitSent(fromTwo);
        assertThat(one.bubbles(fromTwo)).hasCount(1);

        String answer = unique("to both");
        reply(conversationOf(fromOne), answer);
        assertThat(one.bubbles(answer)).hasCount(1);
        assertThat(two.bubbles(answer)).hasCount(1);
        Eventually.within(PATIENCE, () -> assertThat(stored(fromOne)).containsExactly(fromOne, fromTwo, answer));
    }

    @Test
    void hostile_words_are_words_on_either_side() {
        Page agent = stack.signIn(browser);
        Chat visitor = chat().open();
        String tag = UUID.randomUUID().toString();
        String hostile = "<img src=x onerror=\"top.hacked=1;window.hacked=1\"><script>window.hacked=1</script>"
                + " [x](javascript:window.hacked=1) javascript:alert(1) \u202Egnp.exe {{7*7}} " + tag;
        visitor.write(hostile);
        visitor.awaitSent(tag);
        assertThat(visitor.bubbles(tag).locator(".text")).hasText(hostile);

        reply(conversationOf(tag), "re: " + hostile);
        assertThat(visitor.bubbles("re: ").locator(".text")).hasText("re: " + hostile);
        assertThat(visitor.log().locator("img, script")).hasCount(0);
        assertThat(visitor.log().locator("a[href^='javascript']")).hasCount(0);

        agent.getByRole(AriaRole.LISTBOX, byName("Conversations"))
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(tag))
                .click();
        assertThat(agent.getByRole(AriaRole.LOG, byName("Messages"))).containsText("<img src=x");
        for (Page page : List.of(agent, visitor.page())) {
            for (Frame frame : page.frames()) {
                assertThat(frame.evaluate("() => window.hacked ?? null")).isNull();
            }
        }
    }

    @Test
    void an_identity_that_is_forged_expired_or_for_another_inbox_opens_nothing() {
        String good = SignedIdentity.of("mira", "Mira", key, inAnHour(), SECRET);
        List<String> bad = List.of(
                SignedIdentity.of("mira", "Mira", key, inAnHour(), "another secret, which is also quite long"),
                SignedIdentity.of("mira", "Mira", key, Instant.now().minusSeconds(120), SECRET),
                SignedIdentity.of("mira", "Mira", UUID.randomUUID().toString(), inAnHour(), SECRET),
                good.substring(0, good.length() - 4) + "AAAA");
        Page page = browser.open(site.withoutInbox());
        Chat visitor = new Chat(page);
        for (String jwt : bad) {
            boot(page, jwt);
            visitor.open();
            assertThat(visitor.panel().getByText("Please sign in")).isVisible();
            assertThat(visitor.field()).hasCount(0);
            page.evaluate("() => Chatroom.shutdown()");
        }
        boot(page, good);
        visitor.open();
        assertThat(visitor.field()).isVisible();
    }

    @Test
    void history_follows_who_is_signed_in_and_signing_out_leaves_nothing() {
        String who = "customer-" + UUID.randomUUID();
        String jwt = SignedIdentity.of(who, "Jonas", key, inAnHour(), SECRET);
        Page page = browser.open(site.withoutInbox());
        boot(page, jwt);
        Chat here = new Chat(page).open();
        String secret = unique("my order of last week");
        here.write(secret);
        here.awaitSent(secret);

        Page elsewhere = browser.open(site.withoutInbox());
        boot(elsewhere, jwt);
        assertThat(new Chat(elsewhere).open().bubbles(secret)).isVisible();

        here.field().fill("a draft of mine");
        page.evaluate("() => Chatroom.shutdown({ forget: true })");
        boot(page, null);
        here.open();
        assertThat(here.field()).hasValue("");
        assertThat(here.bubbles(secret)).hasCount(0);
        here.write(unique("somebody else"));
        Eventually.within(PATIENCE, () -> assertThat(stored(secret)).containsExactly(secret));
    }

    @Test
    void a_page_that_may_not_show_the_chat_has_none_and_cannot_frame_it() {
        JsonNode other = inbox(Map.of("allowed_origins", List.of("https://shop.example")));
        Page page = browser.open(site.withoutInbox());
        page.waitForFunction("() => window.Chatroom");
        Object error = page.evaluate(
                "inbox => new Promise(done => { Chatroom.on('error', e => done(e.code)); Chatroom.boot({ inbox }) })",
                key(other));
        assertThat(error).isEqualTo("origin_not_allowed");
        assertThat(page.locator("chatroom-widget")).hasCount(0);

        Page framing = browser.open(site.bare());
        framing.evaluate(
                "src => new Promise(done => { const f = document.createElement('iframe'); f.onload = done; f.src = src; document.body.append(f) })",
                gateway() + "/api/site/v1/" + key(other) + "/panel");
        assertThat(framing.frames().getLast().url()).startsWith("chrome-error:");
    }

    @Test
    void five_hundred_messages_scroll_without_a_jump() {
        Chat visitor = chat().open();
        String first = unique("the first of many");
        visitor.write(first);
        visitor.awaitSent(first);
        String conversation = conversationOf(first);
        for (int i = 1; i <= 500; i++) {
            reply(conversation, "Line " + i + " of a long talk, which goes on for a while and then some.");
        }
        Page page = browser.openIn(visitor.page().context(), site.page(key, ""));
        Chat again = new Chat(page).open();
        assertThat(again.bubbles("Line 500 of")).isInViewport();
        Frame frame = page.frames().getLast();
        Object result = frame.evaluate("""
                async () => {
                  const log = document.querySelector('[role=log]');
                  const frameTimes = [];
                  let jumps = 0;
                  let last = performance.now();
                  const next = () => new Promise(requestAnimationFrame);
                  const top = () => {
                    const edge = log.getBoundingClientRect().top;
                    return [...log.querySelectorAll('li:not(.day)')].find((li) => li.getBoundingClientRect().bottom > edge + 1);
                  };
                  const until = performance.now() + 15000;
                  while (!document.querySelector('li')?.textContent.includes('How can we help') && performance.now() < until) {
                    log.scrollTop -= 200;
                    const seen = top();
                    const at = seen.getBoundingClientRect().bottom;
                    await next();
                    const now = performance.now();
                    frameTimes.push(now - last);
                    last = now;
                    if (Math.abs(seen.getBoundingClientRect().bottom - at) > 2) jumps++;
                  }
                  frameTimes.sort((a, b) => a - b);
                  return { jumps, p95: frameTimes[Math.floor(frameTimes.length * 0.95)], bubbles: log.querySelectorAll('li:not(.day)').length };
                }
                """);
        Map<?, ?> seen = (Map<?, ?>) result;
        assertThat(((Number) seen.get("bubbles")).intValue())
                .as("and a greeting")
                .isEqualTo(502);
        assertThat(((Number) seen.get("jumps")).intValue()).isZero();
        // drawn by software, on a machine that does other things too
        assertThat(((Number) seen.get("p95")).doubleValue()).isLessThan(120);
    }

    @Test
    void a_visitor_is_asked_who_he_is_where_the_inbox_wants_that_and_reads_when_we_are_back() {
        JsonNode asking = inbox(Map.of(
                "allowed_origins",
                List.of(site.origin()),
                "pre_chat",
                "required",
                "business_hours",
                List.of(yesterday() + " 10:00-10:01"),
                "away_message",
                "We answer tomorrow."));
        Chat visitor = new Chat(browser.open(site.page(key(asking), ""))).open();
        assertThat(visitor.panel().getByText(Pattern.compile("We are back"))).isVisible();
        assertThat(visitor.log()).containsText("We answer tomorrow.");
        assertThat(visitor.field()).hasCount(0);
        visitor.panel().getByLabel("Your name").fill("Ada");
        visitor.panel().getByLabel("Your e-mail").fill("not an address");
        visitor.panel().getByText("Start chat").click();
        assertThat(visitor.panel().getByText("does not look like")).isVisible();
        visitor.panel().getByLabel("Your e-mail").fill("ada@example.com");
        visitor.panel().getByText("Start chat").click();
        String message = unique("Hello from Ada");
        visitor.write(message);
        visitor.awaitSent(message);
        JsonNode contact = stack.api()
                .get("/api/v1/conversations/" + conversationOf(asking, message))
                .json()
                .path("contact");
        assertThat(contact.path("name").asText()).isEqualTo("Ada");
    }

    @Test
    void the_chat_has_nothing_that_axe_finds_wrong_in_either_theme_and_speaks_persian() throws IOException {
        String axe = Files.readString(
                Path.of(System.getProperty("repo.dir", "..")).resolve("widget/node_modules/axe-core/axe.min.js"));
        for (String theme : List.of("light", "dark")) {
            Page page = browser.open(site.page(key, "data-theme='" + theme + "'"));
            Chat visitor = new Chat(page).open();
            String message = unique("A question with https://example.com/a-link in it");
            visitor.write(message);
            visitor.awaitSent(message);
            reply(conversationOf(message), "An answer, https://example.org");
            assertThat(visitor.bubbles("An answer")).isVisible();
            assertThat(violations(page.frames().getLast(), axe)).isEmpty();
        }
        Chat persian = new Chat(browser.open(site.page(key, "data-locale='fa'")));
        persian.button().click();
        assertThat(persian.panel().locator("html")).hasAttribute("dir", "rtl");
        assertThat(persian.panel().getByText("ما اینجا هستیم")).isVisible();
    }

    // --- the site's side

    private static Chat chat() {
        return new Chat(browser.open(site.page(key, "")));
    }

    private static void boot(Page page, String identity) {
        page.waitForFunction("() => window.Chatroom");
        page.evaluate(
                "([inbox, identity]) => Chatroom.boot({ inbox, identity: identity ?? undefined })",
                java.util.Arrays.asList(key, identity));
    }

    private static List<?> violations(Frame frame, String axe) {
        frame.evaluate(axe);
        return (List<?>) frame.evaluate(
                "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))"
                        + ".violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' '))");
    }

    // --- our side

    private static String gateway() {
        String url = stack.url("/");
        return url.substring(0, url.length() - 1);
    }

    private static JsonNode inbox(Map<String, Object> settings) {
        JsonNode made = stack.api()
                .createInbox("Site " + UUID.randomUUID(), "site", settings, Map.of("identity_secret", SECRET));
        // it travels to ingest as an event
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.api()
                                .deliver(
                                        "/site/v1/" + key(made) + "/sessions",
                                        Map.of("Content-Type", "application/json"),
                                        "{}".getBytes(StandardCharsets.UTF_8))
                                .status())
                        .isEqualTo(201));
        return made;
    }

    private static String key(JsonNode inbox) {
        String url = inbox.get("webhook_url").textValue();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String conversationOf(String text) {
        return conversationOf(inbox, text);
    }

    private static String conversationOf(JsonNode of, String text) {
        JsonNode[] found = new JsonNode[1];
        Eventually.within(PATIENCE, () -> {
            for (JsonNode conversation : stack.api()
                    .get("/api/v1/conversations?limit=100&inbox_id="
                            + of.get("id").textValue())
                    .json()
                    .get("items")) {
                List<JsonNode> messages =
                        stack.api().messagesIn(conversation.get("id").textValue());
                if (messages.stream().anyMatch(m -> m.path("text").asText().contains(text))) {
                    found[0] = conversation;
                }
            }
            assertThat(found[0]).as("a conversation with " + text).isNotNull();
        });
        return found[0].get("id").textValue();
    }

    /** All texts of the conversation in which this was said, in order. */
    private static List<String> stored(String said) {
        return stack.api().messagesIn(conversationOf(said)).stream()
                .map(message -> message.get("text").asText())
                .toList();
    }

    private static void reply(String conversation, String text) {
        Api.Answer answer = stack.api()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of(
                                "text",
                                text,
                                "client_message_id",
                                UUID.randomUUID().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String unique(String text) {
        return text + " " + UUID.randomUUID();
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofMinutes(50));
    }

    private static String yesterday() {
        return Instant.now()
                .atOffset(java.time.ZoneOffset.UTC)
                .minusDays(1)
                .getDayOfWeek()
                .name()
                .substring(0, 3)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static Page.GetByRoleOptions byName(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
