package io.chatroom.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final UUID ID = UUID.fromString("6f1c6f3e-9c1d-5b9a-8a53-0d1f2a3b4c01");
    private static final Instant AT = Instant.parse("2026-11-02T09:30:00Z");

    @Test
    void writes_snake_case_the_type_lower_case_enums_and_no_nulls() {
        InboundEvent event = new InboundEvent.ReceiptReceived(
                ID, ID, "order-77", AT, null, null, InboundEvent.Receipt.DELIVERED, null, null);

        assertThat(EventJson.write(event, InboundEvent.class))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"type\":\"receipt_received\",\"event_id\":\"" + ID + "\",\"inbox_id\":\"" + ID
                                + "\",\"external_conversation_id\":\"order-77\",\"received_at\":\"2026-11-02T09:30:00Z\",\"receipt\":\"delivered\"}");
    }

    @Test
    void ignores_fields_it_does_not_know() throws Exception {
        String later = "{\"type\":\"message_deleted\",\"event_id\":\"" + ID + "\",\"inbox_id\":\"" + ID
                + "\",\"external_conversation_id\":\"c\",\"received_at\":\"2026-11-02T09:30:00Z\",\"external_message_id\":\"m\",\"since\":[1]}";

        assertThat(EventJson.read(later.getBytes(UTF_8), InboundEvent.class))
                .isEqualTo(new InboundEvent.MessageDeleted(ID, ID, "c", AT, "m", null));
    }

    @Test
    void raw_bytes_arrive_as_they_left() throws Exception {
        byte[] raw = {0, (byte) 0xff, 0x7b, (byte) 0x80};
        InboundEvent event = new InboundEvent.Unreadable(ID, ID, "c", AT, "webhook", "why", List.of(), raw);

        InboundEvent read = EventJson.read(EventJson.write(event, InboundEvent.class), InboundEvent.class);

        assertThat(((InboundEvent.Unreadable) read).raw()).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"type\":\"message_baked\"}",
                "{}",
                "{\"type\":\"message_deleted\",\"event_id\":\"x\"}"
            })
    void what_is_no_payload_is_refused_as_one(String payload) {
        assertThatThrownBy(() -> EventJson.read(payload.getBytes(UTF_8), InboundEvent.class))
                .isInstanceOf(EventJson.MalformedPayload.class);
    }

    /** They share a topic, which is read as the wider of them. */
    @Test
    void what_is_asked_about_replies_is_read_by_the_same_name_as_whatever_delivery_is_asked() {
        assertThat(DeliveryCommand.class.getAnnotation(JsonSubTypes.class).value())
                .extracting(type -> type.name() + " " + type.value().getSimpleName())
                .containsAll(Stream.of(ReplyCommand.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .map(type -> type.name() + " " + type.value().getSimpleName())
                        .toList());
    }
}
