package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.quarantine.Arrival.NamedValue;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.RedriveRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.OutboxRecord;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry while its row is locked, and the record that asks for it again. */
record Redrivable(
        UUID id,
        Entry.Kind kind,
        @Nullable UUID inboxId,
        @Nullable String platform,
        Instant receivedAt,
        String topic,
        byte @Nullable [] key,
        List<NamedValue> headers,
        byte[] payload,
        boolean isUnderWay) {

    static final String COLUMNS = """
            q.id, q.kind, q.inbox_id, coalesce(q.platform, (select i.platform from inbox i where i.id = q.inbox_id)) as platform,
            coalesce(q.received_at, q.created_at) as received_at, q.topic, q.record_key, q.headers, q.payload,
            q.state = 'redriving' and q.redriven_at > ? as under_way
            """;

    static Redrivable of(ResultSet row, ObjectMapper json) throws SQLException {
        try {
            return new Redrivable(
                    row.getObject("id", UUID.class),
                    Entry.Kind.of(row.getString("kind")),
                    row.getObject("inbox_id", UUID.class),
                    row.getString("platform"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getString("topic"),
                    row.getBytes("record_key"),
                    List.of(json.readValue(row.getString("headers"), NamedValue[].class)),
                    row.getBytes("payload"),
                    row.getBoolean("under_way"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the headers of a quarantine entry do not read", e);
        }
    }

    /** What is to be said of it, and the record that asks for it, if it can be asked for. */
    record Prepared(
            UUID id, RedriveView.Outcome outcome, @Nullable OutboxRecord asking) {}

    Prepared prepare() {
        if (isUnderWay) {
            return new Prepared(id, RedriveView.Outcome.UNDER_WAY, null);
        }
        if (kind == Entry.Kind.WEBHOOK && (inboxId == null || platform == null)) {
            return new Prepared(id, RedriveView.Outcome.NO_PLATFORM, null);
        }
        byte[] content = content();
        return content.length > OutboxRecord.MAX_PAYLOAD_BYTES
                ? new Prepared(id, RedriveView.Outcome.TOO_LARGE, null)
                : new Prepared(id, RedriveView.Outcome.REDRIVING, asking(content));
    }

    /** Only ingest can read a webhook; a record goes back to where it was, with the key it had, and so to the same partition. */
    private OutboxRecord asking(byte[] content) {
        return switch (kind) {
            case WEBHOOK -> {
                String inbox = String.valueOf(inboxId);
                yield new OutboxRecord(
                        Topics.REDRIVES, inbox, shardOf(inbox), Ids.next(), "redrive_requested", content);
            }
            case RECORD -> {
                String sameKey = key == null ? id.toString() : new String(key, StandardCharsets.UTF_8);
                yield new OutboxRecord(
                        topic, sameKey, shardOf(topic + sameKey), id, "redriven", content, null, headersAgain());
            }
        };
    }

    private byte[] content() {
        return kind == Entry.Kind.RECORD
                ? payload
                : EventJson.write(
                        new RedriveRequested(
                                id,
                                java.util.Objects.requireNonNull(inboxId),
                                java.util.Objects.requireNonNull(platform),
                                receivedAt,
                                headers.stream()
                                        .map(h -> new InboundEvent.Header(h.name(), h.value()))
                                        .toList(),
                                payload),
                        RedriveRequested.class);
    }

    private List<OutboxRecord.Header> headersAgain() {
        Stream<NamedValue> own = headers.stream().filter(h -> !h.name().equals(RedriveRequested.QUARANTINE_HEADER));
        List<OutboxRecord.Header> again = new ArrayList<>(
                own.map(h -> new OutboxRecord.Header(h.name(), h.value())).toList());
        again.add(new OutboxRecord.Header(RedriveRequested.QUARANTINE_HEADER, id.toString()));
        return again;
    }

    private static UUID shardOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
