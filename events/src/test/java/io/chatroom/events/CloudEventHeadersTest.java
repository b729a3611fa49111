package io.chatroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

    @Test
    void every_record_says_what_it_is_and_where_it_comes_from() {
        UUID id = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000001");

        assertThat(CloudEventHeaders.of(
                        id, "ingest-service", "message_received", Instant.parse("2026-11-02T09:30:00Z")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_source", "/ingest-service",
                        "ce_type", "io.chatroom.message_received",
                        "ce_time", "2026-11-02T09:30:00Z",
                        "content-type", "application/json"));
    }
}
