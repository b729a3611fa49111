package io.chatroom.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The headers of every record: <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 * 1.0, Kafka binary mode</a>.
 */
public final class CloudEventHeaders {

    /** {@code source} is the publishing service's name; {@code type} the payload's type without our prefix. */
    public static Map<String, String> of(UUID id, String source, String type, Instant time) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/" + source);
        headers.put("ce_type", "io.chatroom." + type);
        headers.put("ce_time", time.toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    private CloudEventHeaders() {}
}
