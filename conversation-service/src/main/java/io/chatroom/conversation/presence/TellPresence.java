package io.chatroom.conversation.presence;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.PresenceSignal.Kind;
import io.chatroom.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Says to all replicas what somebody of ours does in a conversation. Nothing waits for it, and nothing is lost that matters. */
@ApplicationScoped
class TellPresence {
    /** Clients say every 20 s that they are still here: one that goes unheard twice is gone. */
    private static final Duration PRESENT = Duration.ofSeconds(45);
    /** Clients say so every 3 s while keys are pressed. */
    private static final Duration TYPING = Duration.ofSeconds(6);

    static final Duration LONGEST = PRESENT;
    /** Whoever says the same more often is not heard more often. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final int MOST_REMEMBERED = 10_000;

    private record Said(UUID account, UUID conversation, Kind kind, boolean note) {}

    private final PresenceProducer producer;
    private final Clock clock;
    private final Map<Said, Instant> lately = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    TellPresence(PresenceProducer producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    void tell(Kind kind, UUID conversationId, UUID inboxId, boolean note, SignedIn by) {
        Instant now = clock.instant();
        if (isRepetition(new Said(by.id(), conversationId, kind, note), now)) {
            return;
        }
        Duration holds = switch (kind) {
            case VIEWING, REPLYING, LEFT -> PRESENT;
            case TYPING, PAUSED -> TYPING;
        };
        PresenceSignal signal =
                new PresenceSignal(kind, inboxId, conversationId, null, by.id(), by.name(), note, now.plus(holds));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.PRESENCE, signal.key(), EventJson.write(signal, PresenceSignal.class));
        CloudEventHeaders.of(Ids.next(), "conversation-service", "PresenceSignal", now)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }

    private synchronized boolean isRepetition(Said said, Instant now) {
        Instant last = lately.get(said);
        if (last != null && now.isBefore(last.plus(AGAIN))) {
            return true;
        }
        if (said.kind() != Kind.LEFT) {
            lately.put(said, now);
        }
        return false;
    }
}
