package io.chatroom.ingest.publish;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.Topics;
import io.chatroom.ingest.spool.SpooledRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as it goes onto the inbound topic, at once or by way of the spool. */
record InboundRecord(UUID inboxId, String key, Map<String, String> headers, byte[] payload) {
    private static final String SOURCE = "ingest-service";

    /** {@code more} are headers of ours, beside those of CloudEvents. */
    static InboundRecord of(InboundEvent event, Map<String, String> more) {
        Map<String, String> headers =
                new LinkedHashMap<>(CloudEventHeaders.of(event.eventId(), SOURCE, event.type(), event.receivedAt()));
        headers.putAll(more);
        return new InboundRecord(event.inboxId(), event.key(), headers, EventJson.write(event, InboundEvent.class));
    }

    SpooledRecord spooled(Instant since) {
        return new SpooledRecord(inboxId, since, key, headers, payload);
    }

    ProducerRecord<String, byte[]> forKafka() {
        return forKafka(key, headers, payload);
    }

    static ProducerRecord<String, byte[]> forKafka(SpooledRecord spooled) {
        return forKafka(spooled.key(), spooled.headers(), spooled.payload());
    }

    private static ProducerRecord<String, byte[]> forKafka(String key, Map<String, String> headers, byte[] payload) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.INBOUND, key, payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
