package io.chatroom.conversation.quarantine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record as it came from a topic, before anybody tried to understand it. */
public record Arrival(String topic, int partition, long offset, List<NamedValue> headers, byte[] payload) {

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
                record.topic(), record.partition(), record.offset(), headers, payload == null ? new byte[0] : payload);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
