package io.chatroom.conversation.quarantine;

import io.chatroom.events.RedriveRequested;
import io.chatroom.events.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as it came from a topic, before anybody tried to understand it. */
public record Arrival(
        String topic, int partition, long offset, byte @Nullable [] key, List<NamedValue> headers, byte[] payload) {

    /** A header; a name may come more than once. */
    public record NamedValue(String name, String value) {}

    public static Arrival of(ConsumerRecord<byte[], byte[]> record) {
        List<NamedValue> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.add(new NamedValue(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8)));
        }
        byte[] payload = record.value();
        return new Arrival(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                headers,
                payload == null ? new byte[0] : payload);
    }

    /** The trace it belongs to, as its header has it; null if it belongs to none. */
    public @Nullable String traceparent() {
        for (NamedValue header : headers) {
            if (header.name().equals(Traces.HEADER)) {
                return header.value();
            }
        }
        return null;
    }

    /** The quarantine entry it came out of, if it was asked for again. */
    public Optional<UUID> redriveOf() {
        for (NamedValue header : headers) {
            if (header.name().equals(RedriveRequested.QUARANTINE_HEADER)) {
                return id(header.value());
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
