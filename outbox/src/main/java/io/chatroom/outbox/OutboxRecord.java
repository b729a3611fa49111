package io.chatroom.outbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record to be published.
 *
 * @param shardKey records with the same one leave in the order they were written; usually the conversation id. Transactions that
 *     write for the same one must not overlap: take a lock on its row first
 * @param eventId consumers know a repeated record by it
 * @param payload null is a tombstone
 * @param traceparent the W3C header to go with it; null for that of what is being done, if that is traced
 * @param headers beside those of the envelope, or instead of them where the name is the same
 */
public record OutboxRecord(
        String topic,
        String key,
        UUID shardKey,
        UUID eventId,
        String type,
        byte @Nullable [] payload,
        @Nullable String traceparent,
        List<Header> headers) {

    /** A name may come more than once. */
    public record Header(String name, String value) {}

    /** Below what a broker takes by default: a record that no broker takes would hold up its shard for ever. */
    public static final int MAX_PAYLOAD_BYTES = 960 * 1024;

    static final int SHARDS = 16;

    public OutboxRecord {
        headers = List.copyOf(headers);
        if (payload != null && payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalStateException("the payload of " + type + " " + eventId + " has " + payload.length
                    + " bytes, and a record holds " + MAX_PAYLOAD_BYTES);
        }
    }

    public OutboxRecord(String topic, String key, UUID shardKey, UUID eventId, String type, byte @Nullable [] payload) {
        this(topic, key, shardKey, eventId, type, payload, null);
    }

    public OutboxRecord(
            String topic,
            String key,
            UUID shardKey,
            UUID eventId,
            String type,
            byte @Nullable [] payload,
            @Nullable String traceparent) {
        this(topic, key, shardKey, eventId, type, payload, traceparent, List.of());
    }

    int shard() {
        return Math.floorMod(shardKey.hashCode(), SHARDS);
    }
}
