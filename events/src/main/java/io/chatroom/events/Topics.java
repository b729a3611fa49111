package io.chatroom.events;

import java.util.List;
import java.util.Map;

/** Every Kafka topic of the product. Partition counts never change: they decide which records keep their order. */
public final class Topics {
    public static final String INBOUND = "chatroom.inbound.v1";
    public static final String REPLIES = "chatroom.replies.v1";
    public static final String RECEIPTS = "chatroom.receipts.v1";
    public static final String INBOXES = "chatroom.inboxes.v1";
    public static final String FEED = "chatroom.events.v1";
    public static final String DEAD_REPLIES = "chatroom.replies.dlq.v1";
    public static final String TALLIES = "chatroom.tallies.v1";
    public static final String REDRIVES = "chatroom.redrives.v1";
    public static final String PRESENCE = "chatroom.presence.v1";

    /** What a topic is created with; replication is the deployment's business. */
    public record Topic(String name, int partitions, Map<String, String> configuration) {}

    public static List<Topic> all() {
        return List.of(
                new Topic(INBOUND, 24, Map.of()),
                new Topic(REPLIES, 24, Map.of()),
                new Topic(RECEIPTS, 24, Map.of()),
                new Topic(INBOXES, 1, Map.of("cleanup.policy", "compact")),
                // one partition, so that its offset is one cursor for the whole feed
                new Topic(FEED, 1, Map.of()),
                new Topic(DEAD_REPLIES, 6, Map.of()),
                new Topic(TALLIES, 1, Map.of("cleanup.policy", "compact")),
                new Topic(REDRIVES, 6, Map.of()),
                // worth nothing after a minute
                new Topic(PRESENCE, 1, Map.of("retention.ms", "600000")));
    }

    private Topics() {}
}
