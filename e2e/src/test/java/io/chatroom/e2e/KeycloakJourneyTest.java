package io.chatroom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.local.engine.Directories;
import io.chatroom.local.engine.KeycloakForTests;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.suite.Suite;
import io.chatroom.local.suite.SuiteOptions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * In by the button, over Keycloak's own page, and out again. It takes a suite and a Keycloak of its own and two minutes, so it is run when
 * asked for: {@code ./mvnw verify -pl e2e -am -Dkeycloak=true -Dtest=KeycloakJourneyTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "keycloak", matches = "true")
class KeycloakJourneyTest {
    private static final Pattern LOGIN = Pattern.compile(".*/login(\\?.*)?$");

    @Test
    void somebody_comes_in_over_keycloak_with_the_role_it_says_and_leaves() {
        int port = FreePort.any();
        Path data = Directories.temporary("chatroom-keycloak");
        String publicUrl = "http://localhost:" + port;
        KeycloakForTests keycloak = KeycloakForTests.start(publicUrl);
        try (Suite suite = Suite.start(SuiteOptions.in(data)
                        .port(port)
                        .with("CHATROOM_PUBLIC_URL", publicUrl)
                        .with("CHATROOM_OIDC_ISSUER", keycloak.issuer())
                        .with("CHATROOM_OIDC_CLIENT_ID", "chatroom")
                        .with("CHATROOM_OIDC_CLIENT_SECRET", KeycloakForTests.CLIENT_SECRET));
                AgentBrowser browser = new AgentBrowser()) {
            Page page = browser.open(publicUrl + "/inbox");
            comeIn(page, keycloak, "carol");
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName("Inbox").setExact(true)))
                    .isVisible();
            // what the provider says she is, and no more
            assertThat(String.valueOf(page.evaluate(
                            "fetch('/api/v1/me').then((answer) => answer.json()).then(({ role }) => role)")))
                    .isEqualTo("agent");

            page.getByRole(AriaRole.BUTTON, byName("Profile")).click();
            page.getByRole(AriaRole.MENUITEM, byName("Sign out")).click();
            page.getByLabel("Username").waitFor();
            assertThat(page).hasURL(LOGIN);
            assertThat(page.url()).startsWith(publicUrl);

            // whoever leaves has left the provider too: it asks the next one who they are
            comeIn(page, keycloak, "nobody");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("gives you no role here");
        } finally {
            keycloak.close();
            Directories.delete(data);
        }
    }

    private static void comeIn(Page page, KeycloakForTests keycloak, String username) {
        page.getByRole(AriaRole.LINK, byName("Continue with")).click();
        page.waitForURL(keycloak.issuer() + "/**");
        page.locator("#username").fill(username);
        page.locator("#password").fill(KeycloakForTests.PASSWORD);
        page.locator("#kc-login").click();
    }

    private static Page.GetByRoleOptions byName(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
