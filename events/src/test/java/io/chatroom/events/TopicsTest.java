package io.chatroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    /** A key's partition is its hash modulo the count: another count would let later records overtake earlier ones. */
    @Test
    void names_and_partition_counts_never_change() {
        assertThat(Topics.all())
                .containsExactlyInAnyOrder(
                        new Topics.Topic("chatroom.inbound.v1", 24, Map.of()),
                        new Topics.Topic("chatroom.replies.v1", 24, Map.of()),
                        new Topics.Topic("chatroom.receipts.v1", 24, Map.of()),
                        new Topics.Topic("chatroom.inboxes.v1", 1, Map.of("cleanup.policy", "compact")),
                        new Topics.Topic("chatroom.events.v1", 1, Map.of()),
                        new Topics.Topic("chatroom.replies.dlq.v1", 6, Map.of()),
                        new Topics.Topic("chatroom.tallies.v1", 1, Map.of("cleanup.policy", "compact")),
                        new Topics.Topic("chatroom.redrives.v1", 6, Map.of()),
                        new Topics.Topic("chatroom.presence.v1", 1, Map.of("retention.ms", "600000")));
    }
}
