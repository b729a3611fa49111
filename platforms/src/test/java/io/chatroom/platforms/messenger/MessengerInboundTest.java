package io.chatroom.platforms.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessengerInboundTest {
    private final MessengerSample sample = new MessengerSample();

    @Test
    void our_own_messages_coming_back_are_counted_and_those_of_people_in_metas_inbox_are_not() {
        String echo =
                "{\"sender\":{\"id\":\"660000000000001\"},\"recipient\":{\"id\":\"7700000000000017\"},\"message\":{\"mid\":\"m_1\",\"is_echo\":true,\"text\":\"hi\"%s}}";
        assertThat(read(echo.formatted(",\"app_id\":550000000000005")).echoes()).isEqualTo(1);
        assertThat(read(echo.formatted(",\"app_id\":\"550000000000005\"")).echoes())
                .isEqualTo(1);
        assertThat(read(echo.formatted(",\"app_id\":263902037430900")).echoes()).isZero();
        assertThat(read(echo.formatted("")).events()).hasSize(1);
    }

    @Test
    void the_same_reaction_again_later_is_another_event() {
        String reaction =
                "{\"sender\":{\"id\":\"7700000000000017\"},\"recipient\":{\"id\":\"660000000000001\"},\"timestamp\":%d,\"reaction\":{\"mid\":\"m_1\",\"action\":\"react\",\"emoji\":\"👍\"}}";
        assertThat(read(reaction.formatted(1772618398125L)).events().getFirst().eventId())
                .isNotEqualTo(read(reaction.formatted(1772618399125L))
                        .events()
                        .getFirst()
                        .eventId());
    }

    private Normalised.Events read(String event) {
        byte[] body = new MessengerSample().about(event).getBytes(StandardCharsets.UTF_8);
        return (Normalised.Events) new MessengerInbound()
                .normalise(
                        sample.request(body, "kit-app-secret-new", PlatformSample.NOW),
                        sample.inbox(),
                        PlatformSample.NOW);
    }
}
