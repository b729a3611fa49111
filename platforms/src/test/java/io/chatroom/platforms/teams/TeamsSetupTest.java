package io.chatroom.platforms.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.contract.PlatformSample;
import io.chatroom.platforms.contract.SetupSample;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamsSetupTest {
    private final TeamsSample sample = new TeamsSample();
    private final TeamsSetup setup = new TeamsSetup();

    @Test
    void the_keys_that_are_fetched_are_those_that_prove_a_request() {
        Outcome.Fine fine =
                (Outcome.Fine) setup.check(sample.inboxWithoutSecret(), SetupSample.WEBHOOK_URL, sample::whenAllIsWell);
        Map<String, Object> settings = new HashMap<>(sample.inboxWithoutSecret().settings());
        settings.putAll(fine.facts());
        Inbox checked = new Inbox(PlatformSample.INBOX_ID, "teams", settings, new Credentials(sample.credentials()));
        byte[] body = sample.message().getBytes(StandardCharsets.UTF_8);
        assertThat(new TeamsInbound()
                        .verify(
                                sample.request(body, "teams-kit-key-1", PlatformSample.NOW),
                                checked,
                                PlatformSample.NOW))
                .isEqualTo(Verification.GENUINE);
        assertThat(new TeamsInbound()
                        .verify(
                                sample.request(body, "teams-kit-key-2", PlatformSample.NOW),
                                checked,
                                PlatformSample.NOW))
                .isInstanceOf(Verification.Forged.class);
    }

    @Test
    void keys_are_fetched_from_microsoft_only() {
        for (String url : List.of(
                "https://elsewhere.example/keys",
                "http://login.botframework.com/keys",
                "keys",
                "https://a b",
                "file:///keys")) {
            assertThat(setup.check(sample.inbox(), SetupSample.WEBHOOK_URL, request -> metadata(request, url)))
                    .as(url)
                    .isInstanceOf(Outcome.Unreachable.class);
        }
    }

    @Test
    void an_outgoing_webhook_alone_is_fine_and_cannot_answer() {
        Inbox outgoing = new Inbox(
                PlatformSample.INBOX_ID, "teams", Map.of(), new Credentials(Map.of("outgoing_token", List.of("a"))));
        assertThat(setup.check(outgoing, SetupSample.WEBHOOK_URL, sample::toWrongCredentials))
                .isInstanceOfSatisfying(
                        Outcome.Fine.class, fine -> assertThat(fine.hints()).hasSize(1));
    }

    @Test
    void says_which_of_the_three_is_wrong() {
        assertThat(fieldBlamedFor("unauthorized_client")).isEqualTo("app_id");
        assertThat(fieldBlamedFor("invalid_request")).isEqualTo("tenant_id");
        assertThat(fieldBlamedFor("invalid_client")).isEqualTo("client_secret");
    }

    private String fieldBlamedFor(String error) {
        Outcome outcome = setup.check(
                sample.inbox(),
                SetupSample.WEBHOOK_URL,
                _ -> TeamsSample.json(400, "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS…\"}"));
        return ((Outcome.Wrong) outcome).field();
    }

    private Answered metadata(Request request, String keysUrl) {
        return request.url().getPath().endsWith("/openidconfiguration")
                ? TeamsSample.json(
                        200, "{\"issuer\":\"https://api.botframework.com\",\"jwks_uri\":\"" + keysUrl + "\"}")
                : sample.whenAllIsWell(request);
    }
}
