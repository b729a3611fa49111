package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages as the stack serves them, with the policy it serves them under. */
class ScreensTest {
    private static final List<String> SCREENS = List.of(
            "/inbox",
            "/inboxes",
            "/inboxes/new",
            "/operations",
            "/deliveries",
            "/deliveries/dead",
            "/quarantine",
            "/integrity",
            "/settings/profile",
            "/settings/users",
            "/settings/tokens",
            "/settings/labels",
            "/settings/audit",
            "/settings/canned-replies",
            "/settings/webhooks",
            "/dashboard");

    /** What people who mean harm call things: each would say {@code alert} if it were ever taken for more than text. */
    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(2)>",
            "\"><script>alert(3)</script>",
            "javascript:alert(4)",
            "{{constructor.constructor('alert(5)')()}}",
            "<iframe srcdoc=\"<script>parent.alert(6)</script>\">",
            "'-alert(7)-'",
            "\u202Egpj.exe");

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
    void every_screen_is_accessible_and_hostile_names_are_only_text_on_it() {
        for (String name : HOSTILE) {
            String unique = UUID.randomUUID().toString().substring(0, 8);
            made(stack.api().post("/api/v1/users", Map.of("username", "u" + unique, "name", name, "role", "agent")));
            made(stack.api().post("/api/v1/tokens", Map.of("name", name)));
            made(stack.api().post("/api/v1/labels", Map.of("name", "label " + unique, "description", name)));
        }
        Page page = stack.signIn(browser);
        List<String> said = new ArrayList<>();
        page.onDialog(dialog -> {
            said.add(dialog.message());
            dialog.dismiss();
        });
        Axe axe = new Axe();
        List<String> complaints = new ArrayList<>();
        for (String screen : SCREENS) {
            page.navigate(stack.url(screen));
            page.locator("main").first().waitFor();
            // what is still loading has no rows to judge
            assertThat(page.getByText("Loading")).hasCount(0);
            complaints.addAll(axe.complaints(page, screen));
        }
        page.navigate(stack.url("/settings/users"));
        assertThat(page.getByText(HOSTILE.getFirst()).first()).isVisible();

        assertThat(complaints).isEmpty();
        assertThat(said).as("dialogs that a name opened").isEmpty();
        // a refusal by the content security policy is an error on the console
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_script_that_found_its_way_into_a_page_is_refused_by_the_policy() {
        Page page = browser.open(stack.url("/login"));
        page.getByLabel("Username").waitFor();
        Object violation = page.evaluate("""
                () => new Promise((resolve) => {
                    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
                    const script = document.createElement('script');
                    script.textContent = 'window.ran = true';
                    document.body.append(script);
                    setTimeout(() => resolve(window.ran ? 'ran' : 'nothing'), 3000);
                })
                """);
        assertThat(violation).isEqualTo("script-src-elem");
    }

    private static void made(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
