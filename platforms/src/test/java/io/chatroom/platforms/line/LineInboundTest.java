package io.chatroom.platforms.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineInboundTest {
    private final LineSample sample = new LineSample();

    @Test
    void the_verify_button_is_answered_and_says_nothing() {
        assertThat(read("{\"destination\":\"U00bot\",\"events\":[]}"))
                .isEqualTo(new Normalised.Events(List.of(), 0, 0));
    }

    @Test
    void who_follows_and_who_joins_is_counted() {
        assertThat(read(LineSample.about(
                        "{\"type\":\"follow\",\"source\":{\"type\":\"user\",\"userId\":\"U1\"}},{\"type\":\"join\"}")))
                .isEqualTo(new Normalised.Events(List.of(), 0, 2));
    }

    @Test
    void a_redelivered_event_is_the_same_event() {
        String again = sample.message().replace("\"isRedelivery\":false", "\"isRedelivery\":true");
        assertThat(again).isNotEqualTo(sample.message());
        assertThat(ids(again)).isEqualTo(ids(sample.message()));
    }

    @Test
    void what_is_kept_of_a_batch_can_be_read_alone_and_is_the_same_event() {
        String odd = "{\"type\":\"telepathy\",\"thought\":\"blue\"}";
        String batch = LineSample.about("{\"type\":\"follow\"}, " + odd);
        Unreadable kept = (Unreadable) read(batch).events().getFirst();
        assertThat(new String(kept.raw(), StandardCharsets.UTF_8)).isEqualTo(LineSample.about(odd));
        assertThat(ids(new String(kept.raw(), StandardCharsets.UTF_8))).containsExactly(kept.eventId());
    }

    private List<UUID> ids(String body) {
        return read(body).events().stream().map(InboundEvent::eventId).toList();
    }

    private Normalised.Events read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (Normalised.Events) new LineInbound()
                .normalise(
                        sample.request(bytes, "kit-channel-secret-new", PlatformSample.NOW),
                        sample.inbox(),
                        PlatformSample.NOW);
    }
}
