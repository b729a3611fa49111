package io.chatroom.platforms.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup.Outcome;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.contract.PlatformSample;
import io.chatroom.platforms.contract.SetupSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixSetupTest {
    private final MatrixSample sample = new MatrixSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void the_homeserver_is_found_where_the_bots_server_says() {
        Inbox inbox = inbox(Map.of("bot_user_id", "@support:kit.example"));
        Outcome outcome = check(
                inbox,
                request -> request.url().getPath().startsWith("/.well-known")
                        ? MatrixSample.json(200, "{\"m.homeserver\":{\"base_url\":\"https://hs.kit.example/\"}}")
                        : sample.whenAllIsWell(request));
        assertThat(outcome).isEqualTo(new Outcome.Fine(Map.of("homeserver_url", "https://hs.kit.example/"), List.of()));
        assertThat(requests)
                .extracting(request -> request.url().getHost())
                .containsExactly("kit.example", "hs.kit.example");

        requests.clear();
        check(
                inbox,
                request -> request.url().getPath().startsWith("/.well-known")
                        ? MatrixSample.json(200, "{\"m.homeserver\":{\"base_url\":\"http://hs.kit.example\"}}")
                        : sample.whenAllIsWell(request));
        assertThat(requests.getLast().url().getHost()).isEqualTo("kit.example");
    }

    @Test
    void what_the_homeserver_says_of_calling_us_is_put_plainly() {
        assertThat(blamed("{\"errcode\":\"M_URL_NOT_SET\"}")).isEqualTo("webhook_url");
        assertThat(blamed("{\"errcode\":\"M_BAD_STATUS\",\"status\":403}")).isEqualTo("hs_token");
        assertThat(blamed("{\"errcode\":\"M_BAD_STATUS\",\"status\":404}")).isEqualTo("webhook_url");
        assertThat(blamed("{\"errcode\":\"M_CONNECTION_FAILED\"}")).isEqualTo("webhook_url");
        assertThat(blamed("{\"errcode\":\"M_FORBIDDEN\"}")).isEqualTo("appservice_id");
    }

    @Test
    void a_namespace_that_is_no_expression_is_named() {
        Inbox inbox = inbox(Map.of("bot_user_id", "@support:kit.example", "user_namespace", "@(.*"));
        assertThat(check(inbox, sample::whenAllIsWell))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class, wrong -> assertThat(wrong.field()).isEqualTo("user_namespace"));
    }

    @Test
    void another_bot_is_not_taken_for_ours() {
        assertThat(check(sample.inbox(), request -> MatrixSample.json(200, "{\"user_id\":\"@other:kit.example\"}")))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(check(sample.inbox(), request -> MatrixSample.json(403, "{\"errcode\":\"M_EXCLUSIVE\"}")))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class, wrong -> assertThat(wrong.field()).isEqualTo("bot_user_id"));
    }

    private String blamed(String pingAnswer) {
        Outcome outcome = check(
                sample.inbox(),
                request -> request.url().getPath().endsWith("/ping")
                        ? MatrixSample.json(502, pingAnswer)
                        : sample.whenAllIsWell(request));
        return ((Outcome.Wrong) outcome).field();
    }

    private Outcome check(Inbox inbox, PlatformHttp http) {
        return new MatrixSetup().check(inbox, SetupSample.WEBHOOK_URL, request -> {
            requests.add(request);
            return http.exchange(request);
        });
    }

    private Inbox inbox(Map<String, Object> settings) {
        return new Inbox(PlatformSample.INBOX_ID, "matrix", settings, new Credentials(sample.credentials()));
    }
}
