package io.chatroom.platforms.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.SignedToken;
import io.chatroom.platforms.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GoogleChatOutboundTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();
    private final GoogleChatSample sample = new GoogleChatSample();
    private final GoogleChatOutbound outbound = new GoogleChatOutbound();

    @Test
    void signs_for_a_token_and_creates_a_message_under_the_replys_id() {
        assertThat(send(
                        "spaces/AAAAkit/threads/t1",
                        "See <users/all> <https://a.example|b>",
                        GoogleChatSample.token(),
                        sample.accepted()))
                .isEqualTo(new SendResult.Sent(List.of("spaces/AAAAkit/messages/client-" + ID)));
        PlatformHttp.Request asked = requests.get(0);
        assertThat(asked.url()).hasToString("https://oauth2.googleapis.com/token");
        String form = new String(asked.body(), StandardCharsets.UTF_8);
        SignedToken assertion = SignedToken.parse(form.substring(form.indexOf("assertion=") + 10))
                .orElseThrow();
        assertThat(assertion.isSignedWith(
                        (RSAPublicKey) TestKeys.named("google-kit-account").getPublic()))
                .isTrue();
        assertThat(assertion.claim("iss")).isEqualTo("helper@kit.iam.gserviceaccount.com");
        assertThat(assertion.claim("aud")).isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(assertion.claim("scope")).isEqualTo("https://www.googleapis.com/auth/chat.bot");
        assertThat(assertion.isValidAt(NOW)).isTrue();

        PlatformHttp.Request sent = requests.get(1);
        assertThat(sent.url())
                .hasToString("https://chat.googleapis.com/v1/spaces/AAAAkit/messages?requestId=" + ID
                        + "&messageId=client-" + ID + "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
        assertThat(sent.headers()).containsEntry("authorization", "Bearer kit-access-token");
        assertThat(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"text\":\"See <\u200Busers/all> <\u200Bhttps://a.example|b>\",\"thread\":{\"name\":\"spaces/AAAAkit/threads/t1\"}}");
    }

    @Test
    void what_is_there_already_is_sent() {
        assertThat(send("spaces/AAAAkit", "x", GoogleChatSample.token(), error(409, "ALREADY_EXISTS")))
                .isEqualTo(new SendResult.Sent(List.of("spaces/AAAAkit/messages/client-" + ID)));
        assertThat(new String(requests.get(1).body(), StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"x\"}");
    }

    @Test
    void a_token_that_is_refused_is_asked_for_anew_once() {
        assertThat(send(
                        "spaces/AAAAkit",
                        "x",
                        GoogleChatSample.token(),
                        error(401, "UNAUTHENTICATED"),
                        GoogleChatSample.token(),
                        error(401, "UNAUTHENTICATED")))
                .isEqualTo(new SendResult.Rejected(Scope.INBOX, "unauthorized", "No."));
    }

    @Test
    void says_how_far_a_refusal_reaches() {
        send("spaces/AAAAkit", "x", GoogleChatSample.token(), sample.accepted());
        assertThat(send("spaces/AAAAkit", "x", error(403, "PERMISSION_DENIED")))
                .isEqualTo(new SendResult.Rejected(Scope.CONVERSATION, "permission_denied", "No."));
        Outcome disabled = GoogleChatSample.json(
                403,
                "{\"error\":{\"message\":\"No.\",\"status\":\"PERMISSION_DENIED\",\"details\":[{\"reason\":\"SERVICE_DISABLED\"}]}}");
        assertThat(send("spaces/AAAAkit", "x", disabled))
                .isEqualTo(new SendResult.Rejected(Scope.INBOX, "permission_denied", "No."));
        assertThat(send("spaces/AAAAkit", "x", error(404, "NOT_FOUND")))
                .isEqualTo(new SendResult.Rejected(Scope.CONVERSATION, "not_found", "No."));
        assertThat(send("spaces/AAAAkit", "x", error(400, "INVALID_ARGUMENT")))
                .isEqualTo(new SendResult.Rejected(Scope.MESSAGE, "invalid_argument", "No."));
        for (String nowhere : List.of("", "rooms/a", "spaces/../x", "spaces/a?b", "spaces//a")) {
            assertThat(send(nowhere, "x"))
                    .isInstanceOfSatisfying(
                            SendResult.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("no_such_space"));
        }
    }

    private SendResult send(String conversation, String text, Outcome... outcomes) {
        Deque<Outcome> script = new ArrayDeque<>(List.of(outcomes));
        OutboundMessage message = new OutboundMessage(ID, conversation, text, null, "Jonas", NOW, NOW);
        return outbound.send(message, sample.inbox(), request -> {
            requests.add(request);
            return script.removeFirst();
        });
    }

    private static Outcome error(int status, String name) {
        return GoogleChatSample.json(
                status, "{\"error\":{\"code\":" + status + ",\"message\":\"No.\",\"status\":\"" + name + "\"}}");
    }
}
