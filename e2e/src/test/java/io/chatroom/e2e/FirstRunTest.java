package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.local.fake.StandardWebhooks;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a password that was printed to a customer who has their answer, in the browser alone. */
class FirstRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Through the whole stack and back. */
    private static final LocatorAssertions.ContainsTextOptions SLOWLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());

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
    void somebody_comes_with_a_password_that_was_made_up_connects_an_inbox_and_answers_its_first_customer() {
        // an administrator of its own, as all other tests sign in as the first one
        String username = "first-" + UUID.randomUUID().toString().substring(0, 8);
        String printed = stack.api()
                .post("/api/v1/users", Map.of("username", username, "role", "admin"))
                .json()
                .get("generated_password")
                .textValue();
        Page page = browser.open(stack.url("/"));
        signIn(page, username, printed);
        Locator bar = page.getByRole(AriaRole.COMPLEMENTARY, byName("Your password"));
        bar.getByRole(AriaRole.LINK).click();
        chooseAPassword(page, printed, "a password of one's own");
        assertThat(bar).hasCount(0);
        assertThat(stack.api(username, printed).get("/api/v1/me").status()).isEqualTo(401);

        String secret = StandardWebhooks.newSecret();
        String hook = "/first-run/" + UUID.randomUUID();
        stack.fake().verifySignatures(hook, secret);
        JsonNode inbox = connect(page, stack.fake().url(hook).toString(), secret);
        Locator check = page.getByRole(AriaRole.REGION, byName("Live check"));
        assertThat(check).containsText("Waiting for the first message");
        // ingest-service hears of it a moment later, and refuses until then
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.webhooks()
                                .message(inbox, secret, "first", "m-first", "First Customer", "Is anybody there?")
                                .status())
                        .isEqualTo(200));
        assertThat(check).containsText("Received from First Customer");

        check.getByRole(AriaRole.BUTTON).click();
        assertThat(check).containsText("Sent", SLOWLY);

        check.getByRole(AriaRole.LINK).click();
        Locator log = page.getByRole(AriaRole.LOG, byName("Messages"));
        assertThat(log).containsText("Is anybody there?");
        Locator field = page.getByRole(AriaRole.TEXTBOX, byName("Reply"));
        field.fill("Somebody is.");
        field.press("Control+Enter");
        assertThat(stack.fake()
                        .await(hook, 2, PATIENCE)
                        .getLast()
                        .json()
                        .get("text")
                        .textValue())
                .isEqualTo("Somebody is.");
        Eventually.within(
                PATIENCE,
                () -> assertThat(lastOf(inbox).get("external_id").isTextual()).isTrue());
        stack.webhooks()
                .delivered(
                        inbox, secret, "first", lastOf(inbox).get("external_id").textValue());
        assertThat(log).containsText("Delivered", SLOWLY);
        assertThat(browser.complaints()).isEmpty();
    }

    private static void signIn(Page page, String username, String password) {
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, byName("Sign in").setExact(true)).click();
    }

    private static void chooseAPassword(Page page, String current, String next) {
        page.getByLabel("Current password", new Page.GetByLabelOptions().setExact(true))
                .fill(current);
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(next);
        page.getByRole(AriaRole.BUTTON, byName("Change password")).click();
    }

    private static JsonNode connect(Page page, String replyUrl, String secret) {
        page.navigate(stack.url("/inboxes/new?platform=webhook"));
        page.getByRole(AriaRole.TEXTBOX, byName("Name")).fill("The first inbox");
        page.getByRole(AriaRole.TEXTBOX, byName("Reply URL")).fill(replyUrl);
        page.getByRole(AriaRole.TEXTBOX, byName("Signing secret")).fill(secret);
        page.getByRole(AriaRole.BUTTON, byName("Create inbox")).click();
        page.getByRole(AriaRole.REGION, byName("Live check")).waitFor();
        String id = page.url().replaceFirst(".*/inboxes/", "").replaceFirst("\\?.*", "");
        return stack.api().get("/api/v1/inboxes/" + id).json();
    }

    private static JsonNode lastOf(JsonNode inbox) {
        return stack.api().messagesOf(inbox).getLast();
    }

    private static Page.GetByRoleOptions byName(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
