package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import io.chatroom.events.security.Fingerprints;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People and conversations of which nothing may be left. What they said before they were erased still stands on the topic for a while;
 * read again, it is passed over. What they say afterwards is somebody new's.
 */
@Singleton
public class Erased {
    /** Of the database's advisory locks: batches hold it together, and whoever rewrites who contacts are or what conversations are called, alone. */
    private static final String CONTACTS = "hashtext('chatroom who is who')";

    private static final String HOLD_TOGETHER = "select pg_advisory_xact_lock_shared(" + CONTACTS + ")";
    private static final String HOLD_ALONE = "select pg_advisory_xact_lock(" + CONTACTS + ")";

    private static final String KNOWN = "select fingerprint, erased_at from erased where fingerprint = any(?)";

    private static final String ADD = """
            insert into erased (fingerprint, erased_at)
            select k.fingerprint, n.at from unnest(?::bytea[]) as k (fingerprint) cross join (select ?::timestamptz as at) n
            on conflict (fingerprint) do update set erased_at = excluded.erased_at
            """;

    private final Fingerprints fingerprints;

    Erased(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Until the transaction ends no batch is under way, and none begins. */
    public static void keepBatchesOut(Connection connection) throws SQLException {
        hold(connection, HOLD_ALONE);
    }

    /** Until the transaction ends nobody is erased, and no conversation moves. */
    static void keepOthersOut(Connection connection) throws SQLException {
        hold(connection, HOLD_TOGETHER);
    }

    private static void hold(Connection connection, String sql) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.execute();
        }
    }

    /** What is erased: somebody on a platform, by their {@code source_id}; or a conversation, by its {@code external_id}. */
    public sealed interface Trace {
        record PersonTrace(UUID inboxId, String sourceId) implements Trace {}

        record ConversationTrace(UUID inboxId, String externalId) implements Trace {}

        private String written() {
            return switch (this) {
                case PersonTrace(UUID inbox, String id) -> "person " + inbox + " " + id;
                case ConversationTrace(UUID inbox, String id) -> "conversation " + inbox + " " + id;
            };
        }
    }

    public void add(Connection connection, Collection<Trace> traces, Instant now) throws SQLException {
        List<Trace> distinct = traces.stream().distinct().toList();
        try (ArrayStatement add = new ArrayStatement(connection, ADD)) {
            add.bytes(distinct, trace -> fingerprints.of(trace.written()))
                    .instant(now)
                    .execute();
        }
    }

    /** {@code events} without what came before its sender or its conversation was erased; that is counted as nothing new. */
    List<Inbound.Understood> leaveOut(Connection connection, List<Inbound.Understood> events, InboundCounts counts)
            throws SQLException {
        Map<Trace, Instant> erased = among(connection, events);
        if (erased.isEmpty()) {
            return events;
        }
        List<Inbound.Understood> left = new ArrayList<>(events.size());
        for (Inbound.Understood inbound : events) {
            if (traces(inbound.event()).stream()
                    .anyMatch(
                            trace -> !inbound.event().receivedAt().isAfter(erased.getOrDefault(trace, Instant.MIN)))) {
                counts.add(inbound, InboundCounts.Outcome.DUPLICATE);
            } else {
                left.add(inbound);
            }
        }
        return left;
    }

    private Map<Trace, Instant> among(Connection connection, List<Inbound.Understood> events) throws SQLException {
        Set<Trace> spoken = new HashSet<>();
        events.forEach(inbound -> spoken.addAll(traces(inbound.event())));
        Map<ByteBuffer, Trace> asked = new HashMap<>();
        for (Trace trace : spoken) {
            fingerprints.allOf(trace.written()).forEach(print -> asked.put(ByteBuffer.wrap(print), trace));
        }
        Map<Trace, Instant> erased = new HashMap<>();
        if (asked.isEmpty()) {
            return erased;
        }
        try (ArrayStatement known = new ArrayStatement(connection, KNOWN)) {
            known.bytes(asked.keySet(), ByteBuffer::array).list(row -> {
                Trace trace = Objects.requireNonNull(asked.get(ByteBuffer.wrap(row.getBytes("fingerprint"))));
                Instant at = Objects.requireNonNull(ArrayStatement.instantAt(row, "erased_at"));
                return erased.merge(trace, at, (one, other) -> one.isAfter(other) ? one : other);
            });
        }
        return erased;
    }

    private static List<Trace> traces(InboundEvent event) {
        if (event instanceof Unreadable) {
            return List.of();
        }
        List<Trace> traces = new ArrayList<>(2);
        traces.add(new Trace.ConversationTrace(
                event.inboxId(), ConversationKey.of(event).externalId()));
        String sourceId = switch (event) {
            case MessageReceived message -> sourceId(message.sender());
            case ReactionChanged reaction -> sourceId(reaction.sender());
            case VisitorRecognised recognised -> sourceId(recognised.sender());
            default -> null;
        };
        if (sourceId != null) {
            traces.add(new Trace.PersonTrace(event.inboxId(), sourceId));
        }
        return traces;
    }

    private static @Nullable String sourceId(@Nullable Sender sender) {
        String id = sender == null ? null : sender.externalId();
        return id == null || id.isEmpty() ? null : Storable.text(id);
    }
}
