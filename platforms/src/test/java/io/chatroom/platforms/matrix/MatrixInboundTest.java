package io.chatroom.platforms.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixInboundTest {
    private static final String TOKEN = "kit-hs-token-that-is-new";

    private final MatrixSample sample = new MatrixSample();
    private final MatrixInbound inbound = new MatrixInbound();

    @Test
    void everything_a_homeserver_calls_is_behind_the_inbox_and_nothing_else() {
        for (String rest : List.of(
                "/_matrix/app/v1/transactions/17",
                "/transactions/17",
                "/_matrix/app/v1/ping",
                "/_matrix/app/v1/users/@a:b",
                "/users/@a:b",
                "/rooms/%23a:b",
                "/_matrix/app/v1/thirdparty/protocol/irc")) {
            assertThat(inbound.hasAddress(rest)).as(rest).isTrue();
        }
        for (String rest :
                List.of("", "/", "/_matrix/app/v1/", "/_matrix/app/v1/transactions/", "/_matrix", "/admin/x")) {
            assertThat(inbound.hasAddress(rest)).as(rest).isFalse();
        }
    }

    @Test
    void a_ping_is_answered_and_a_user_is_there_if_it_is_the_bot() {
        assertThat(call("/_matrix/app/v1/ping")).isEqualTo(answered(200, "{}"));
        assertThat(call("/_matrix/app/v1/users/@support:kit.example")).isEqualTo(answered(200, "{}"));
        assertThat(call("/users/%40support%3Akit.example")).isEqualTo(answered(200, "{}"));
        for (String none : List.of(
                "/_matrix/app/v1/users/@other:kit.example",
                "/users/%zz",
                "/rooms/x",
                "/_matrix/app/v1/thirdparty/a/b")) {
            assertThat(call(none))
                    .as(none)
                    .isInstanceOfSatisfying(
                            Verification.Challenge.class,
                            challenge -> assertThat(challenge.answer().status()).isEqualTo(404));
        }
    }

    @Test
    void nothing_is_answered_without_the_token_but_that_it_is_missing() {
        for (String path : List.of("/_matrix/app/v1/ping", "/users/@support:kit.example", "/transactions/1")) {
            WebhookRequest request = new WebhookRequest("GET", url(path), Map.of(), new byte[0]);
            assertThat(inbound.verify(request, sample.inbox(), PlatformSample.NOW))
                    .isInstanceOf(Verification.Forged.class);
        }
        assertThat(inbound.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.body()).contains("M_FORBIDDEN"));
    }

    @Test
    void the_token_may_stand_in_the_query_but_no_header_is_overruled_by_it() {
        WebhookRequest inQuery =
                new WebhookRequest("PUT", url("/transactions/1?a=b&access_token=" + TOKEN), Map.of(), new byte[0]);
        assertThat(inbound.verify(inQuery, sample.inbox(), PlatformSample.NOW)).isEqualTo(Verification.GENUINE);
        assertThat(inQuery.toString()).doesNotContain(TOKEN);
        WebhookRequest both = new WebhookRequest(
                "PUT", inQuery.url(), Map.of("Authorization", List.of("Bearer kit-hs-token-of-another")), new byte[0]);
        assertThat(inbound.verify(both, sample.inbox(), PlatformSample.NOW)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void one_event_that_nobody_understands_holds_nothing_back() {
        String good = sample.message()
                .substring("{\"events\":[".length(), sample.message().length() - 2);
        Normalised.Events events = normalise("{\"events\":[7," + good + ",{\"type\":\"m.room.message\"},\"x\",null,{},"
                + good.replace("\"m1\"", "\"m2\"").replace("1772618398123", "\"soon\"") + "]}");
        assertThat(events.events()).hasSize(7);
        assertThat(events.events().stream()
                        .filter(MessageReceived.class::isInstance)
                        .map(event -> ((MessageReceived) event).externalMessageId()))
                .containsExactly("m1", "m2");
    }

    @Test
    void the_same_event_in_another_transaction_is_the_same_event() {
        WebhookRequest first = request("/_matrix/app/v1/transactions/17");
        WebhookRequest second = request("/_matrix/app/v1/transactions/18");
        assertThat(ids(first)).isEqualTo(ids(second)).hasSize(1);
    }

    @Test
    void a_receipt_for_what_cannot_be_ours_says_nothing() {
        String receipts = """
                {"events":[],"ephemeral":[{"type":"m.receipt","room_id":"!r:kit.example","content":{
                  "$ours:kit.example":{"m.read":{"@mira:elsewhere.example":{"ts":1772618398123},"@_desk_1:kit.example":{"ts":1}}},
                  "$newer-rooms-do-not-tell":{"m.read":{"@mira:elsewhere.example":{}}},
                  "$theirs:elsewhere.example":{"m.read":{"@mira:elsewhere.example":{"ts":1}}},
                  "$private:kit.example":{"m.read.private":{"@mira:elsewhere.example":{"ts":1}}},
                  " ":{"m.read":{"@mira:elsewhere.example":{"ts":1}}}}},
                 {"type":"m.typing","room_id":"!r:kit.example","content":{"user_ids":[]}}]}""";
        Normalised.Events events = normalise(receipts);
        assertThat(events.events())
                .extracting(event -> ((ReceiptReceived) event).externalMessageId())
                .containsExactly("$ours:kit.example", "$newer-rooms-do-not-tell");
        assertThat(events.ignored()).isEqualTo(1);
    }

    private List<java.util.UUID> ids(WebhookRequest request) {
        return ((Normalised.Events) inbound.normalise(request, sample.inbox(), PlatformSample.NOW))
                .events().stream().map(InboundEvent::eventId).toList();
    }

    private WebhookRequest request(String path) {
        return new WebhookRequest("PUT", url(path), Map.of(), sample.message().getBytes(StandardCharsets.UTF_8));
    }

    private Normalised.Events normalise(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (Normalised.Events)
                inbound.normalise(sample.request(bytes, TOKEN, PlatformSample.NOW), sample.inbox(), PlatformSample.NOW);
    }

    private Verification call(String path) {
        return inbound.verify(
                new WebhookRequest("GET", url(path), Map.of("Authorization", List.of("Bearer " + TOKEN)), new byte[0]),
                sample.inbox(),
                PlatformSample.NOW);
    }

    private static Verification answered(int status, String body) {
        return new Verification.Challenge(new Ack(status, "application/json", body));
    }

    private static URI url(String path) {
        return URI.create("https://chat.example/webhooks/matrix/key" + path.replace("%zz", "%25zz"));
    }
}
