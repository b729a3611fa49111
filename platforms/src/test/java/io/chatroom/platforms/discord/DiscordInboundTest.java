package io.chatroom.platforms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DiscordInboundTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final DiscordSample sample = new DiscordSample();
    private final DiscordInbound inbound = new DiscordInbound();

    @Test
    void both_kinds_of_ping_are_answered_in_their_own_way() {
        assertThat(verify("{\"id\":\"1\",\"token\":\"x\",\"type\":1}"))
                .isEqualTo(new Verification.Challenge(new Ack(200, "application/json", "{\"type\":1}")));
        assertThat(verify("{\"version\":1,\"application_id\":\"1\",\"type\":0}"))
                .isEqualTo(new Verification.Challenge(new Ack(204, "text/plain", "")));
        assertThat(verify(sample.unknownEvent())).isEqualTo(Verification.GENUINE);
    }

    @Test
    void a_ping_with_a_wrong_signature_is_not_answered() {
        WebhookRequest probe = sample.request(
                "{\"id\":\"1\",\"token\":\"x\",\"type\":1}".getBytes(StandardCharsets.UTF_8),
                sample.anotherSecret(),
                PlatformSample.NOW);
        assertThat(inbound.verify(probe, sample.inbox(), PlatformSample.NOW)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void a_command_is_answered_so_that_only_its_user_sees_it() throws Exception {
        JsonNode answer = JSON.readTree(ack(sample.message()).body());
        assertThat(answer.path("type").asInt()).isEqualTo(4);
        assertThat(answer.path("data").path("flags").asInt()).isEqualTo(64);
        assertThat(answer.path("data").path("content").asText()).isEqualTo("Your message has reached us.");
        assertThat(ack("{\"type\":3,\"id\":\"1\",\"token\":\"x\"}").body()).isEqualTo("{\"type\":6}");
        assertThat(ack("{\"type\":4,\"id\":\"1\",\"token\":\"x\"}").body())
                .isEqualTo("{\"type\":8,\"data\":{\"choices\":[]}}");
        assertThat(ack(sample.unknownEvent()).status()).isEqualTo(204);
    }

    @Test
    void the_token_of_an_interaction_is_kept_nowhere() {
        for (String body : new String[] {sample.message(), sample.message().replace("\"type\":2", "\"type\":9")}) {
            Normalised.Events events =
                    (Normalised.Events) inbound.normalise(request(body), sample.inbox(), PlatformSample.NOW);
            byte[] raw = switch (events.events().getFirst()) {
                case InboundEvent.MessageReceived message -> message.raw();
                case InboundEvent.Unreadable unreadable -> unreadable.raw();
                default -> throw new AssertionError();
            };
            assertThat(new String(raw, StandardCharsets.UTF_8))
                    .contains("1478692000000000001")
                    .doesNotContain("kit-interaction-token");
        }
    }

    private Ack ack(String body) {
        return inbound.ack(request(body), sample.inbox());
    }

    private Verification verify(String body) {
        return inbound.verify(request(body), sample.inbox(), PlatformSample.NOW);
    }

    private WebhookRequest request(String body) {
        return sample.request(
                body.getBytes(StandardCharsets.UTF_8), sample.validSecrets().getFirst(), PlatformSample.NOW);
    }
}
