package io.chatroom.platforms.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhatsAppInboundTest {
    private final WhatsAppSample sample = new WhatsAppSample();

    @Test
    void what_says_nothing_to_an_inbox_is_counted() {
        Normalised.Events events = read(
                WhatsAppSample.about(
                        "\"statuses\":[{\"id\":\"wamid.o1\",\"status\":\"sent\",\"timestamp\":\"1\",\"recipient_id\":\"4915550000017\"}]"));
        assertThat(events.events()).isEmpty();
        assertThat(events.ignored()).isEqualTo(1);
    }

    /** Quarantine hands what it keeps to a better version of us, which must not have to read the rest of the batch again. */
    @Test
    void what_is_kept_of_a_batch_can_be_read_alone_and_is_the_same_event() {
        String text =
                "{\"from\":\"4915550000017\",\"id\":\"%s\",\"timestamp\":\"1772618398\",\"type\":\"text\",\"text\":{\"body\":\"hi\"}}";
        String odd =
                "{\"from\":\"4915550000017\",\"id\":\"wamid.9\",\"timestamp\":\"1772618398\",\"type\":\"telepathy\"}";
        String contact = "\"contacts\":[{\"profile\":{\"name\":\"Mira\"},\"wa_id\":\"4915550000017\"}],";
        List<InboundEvent> events = read(WhatsAppSample.about(contact + "\"messages\":[" + text.formatted("wamid.1")
                        + "," + odd + "," + text.formatted("wamid.2") + "]"))
                .events();
        assertThat(events).hasSize(3);
        Unreadable kept = (Unreadable) events.get(1);
        assertThat(new String(kept.raw(), StandardCharsets.UTF_8))
                .contains("wamid.9")
                .doesNotContain("wamid.1", "wamid.2");
        assertThat(read(new String(kept.raw(), StandardCharsets.UTF_8)).events())
                .singleElement()
                .satisfies(again -> assertThat(again.eventId()).isEqualTo(kept.eventId()));

        MessageReceived message = (MessageReceived) events.get(2);
        assertThat(read(new String(message.raw(), StandardCharsets.UTF_8)).events())
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.eventId()).isEqualTo(message.eventId());
                    assertThat(((MessageReceived) again).sender().name()).isEqualTo("Mira");
                });
    }

    @Test
    void takes_as_many_events_as_meta_may_send_at_once() {
        String status =
                "{\"id\":\"wamid.%d\",\"status\":\"read\",\"timestamp\":\"1772618398\",\"recipient_id\":\"4915550000017\"}";
        String thousand = IntStream.range(0, 1000).mapToObj(status::formatted).collect(Collectors.joining(","));
        assertThat(read(WhatsAppSample.about("\"statuses\":[" + thousand + "]")).events())
                .hasSize(1000);
        assertThat(read(WhatsAppSample.about("\"statuses\":[" + thousand + "," + status.formatted(1000) + "]"))
                        .events())
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    private Normalised.Events read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (Normalised.Events) new WhatsAppInbound()
                .normalise(
                        sample.request(bytes, "kit-app-secret-new", PlatformSample.NOW),
                        sample.inbox(),
                        PlatformSample.NOW);
    }
}
