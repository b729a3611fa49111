package io.chatroom.conversation.store;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.InboundEvent.MessageDeleted;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Messages of held conversations that something happened to: read by what they are called, changed in memory, written once. */
public final class StoredMessages {
    private static final String COLUMNS = """
            m.id, m.conversation_id, m.seq, m.external_id, m.type, m.text, m.status, m.status_code, m.status_reason,
            m.next_attempt_at, m.generation, m.cancel_requested_at, m.reactions, m.edited_at, m.deleted_at
            """;

    private static final String BY_EXTERNAL_ID = "select " + COLUMNS + """
              from message m
              join unnest(?::uuid[], ?::text[]) as k (conversation_id, external_id)
                on m.conversation_id = k.conversation_id and m.external_id = k.external_id
             order by m.seq desc
            """;

    private static final String BY_ID = "select " + COLUMNS + """
              from message m where m.id = any(?)
            """;

    private static final String WITH_REACTIONS = """
            select distinct message_id from message_revision where event_id = any(?) and what = 'reaction_added'
            """;

    // of the newest only, so that a conversation's length does not matter
    private static final String SENT_BY = "select " + COLUMNS + ", k.no" + """
              from unnest(?::int[], ?::uuid[], ?::bigint[], ?::timestamptz[]) as k (no, conversation_id, last_seq, up_to)
              join message m on m.conversation_id = k.conversation_id and m.seq > k.last_seq - 500
             where m.type = 'outgoing' and not m.private and m.status in ('sent', 'delivered') and m.created_at <= k.up_to
            """;

    private static final String WRITE = """
            update message m
               set text = v.text, status = v.status, status_code = v.status_code, status_reason = v.status_reason,
                   next_attempt_at = v.next_attempt_at, generation = v.generation,
                   cancel_requested_at = v.cancel_requested_at, external_id = v.external_id, reactions = v.reactions::jsonb, edited_at = v.edited_at, deleted_at = v.deleted_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::int[],
                          ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                       as v (id, text, status, status_code, status_reason, next_attempt_at, generation,
                             cancel_requested_at, external_id, reactions, edited_at, deleted_at)
             where m.id = v.id
            """;

    /** What a platform calls a message. */
    public record Name(UUID conversationId, String externalId) {}

    /** All messages of ours that a platform had by a moment. */
    record SentBy(HeldConversation conversation, Instant upTo) {}

    private final HeldConversations conversations;
    private final Map<UUID, StoredMessage> byId = new LinkedHashMap<>();
    private final Map<Name, StoredMessage> byName = new HashMap<>();
    private final Map<SentBy, List<StoredMessage>> sentBy = new HashMap<>();

    private StoredMessages(HeldConversations conversations) {
        this.conversations = conversations;
    }

    public static StoredMessages read(
            Connection connection, HeldConversations conversations, Collection<UUID> ids, Collection<Name> names)
            throws SQLException {
        StoredMessages messages = new StoredMessages(conversations);
        if (!ids.isEmpty()) {
            try (ArrayStatement select = new ArrayStatement(connection, BY_ID)) {
                select.uuids(ids, id -> id).list(messages::add);
            }
        }
        if (!names.isEmpty()) {
            try (ArrayStatement select = new ArrayStatement(connection, BY_EXTERNAL_ID)) {
                select.uuids(names, Name::conversationId)
                        .texts(names, Name::externalId)
                        .list(messages::add);
            }
        }
        return messages;
    }

    /** The messages to which those events brought reactions. */
    static List<UUID> withReactionsOf(Connection connection, List<UUID> events) throws SQLException {
        if (events.isEmpty()) {
            return List.of();
        }
        try (ArrayStatement select = new ArrayStatement(connection, WITH_REACTIONS)) {
            return select.uuids(events, id -> id).list(row -> row.getObject(1, UUID.class));
        }
    }

    /** The reaction that {@code broughtBy} brought goes, if one of those that were read has it. */
    boolean takeBack(HeldConversation conversation, UUID broughtBy, MessageDeleted deletion) {
        return byId.values().stream()
                .filter(message -> message.conversation.id.equals(conversation.id))
                .anyMatch(message -> message.takeBack(broughtBy, deletion));
    }

    /** Reads those as well; what they are called need not be known. */
    void readSentBy(Connection connection, Collection<SentBy> wanted) throws SQLException {
        List<SentBy> distinct = List.copyOf(new LinkedHashSet<>(wanted));
        if (distinct.isEmpty()) {
            return;
        }
        List<Integer> numbers = IntStream.range(0, distinct.size()).boxed().toList();
        try (ArrayStatement select = new ArrayStatement(connection, SENT_BY)) {
            select.integers(numbers, no -> no)
                    .uuids(distinct, s -> s.conversation().id)
                    .longs(distinct, s -> s.conversation().lastSeq())
                    .instants(distinct, SentBy::upTo)
                    .list(row -> add(row)
                            && sentBy.computeIfAbsent(distinct.get(row.getInt("no")), _ -> new ArrayList<>())
                                    .add(byId.get(row.getObject("id", UUID.class))));
        }
    }

    List<StoredMessage> sentBy(SentBy wanted) {
        return sentBy.getOrDefault(wanted, List.of());
    }

    /** Messages of conversations that are not held are left alone: whoever named them spoke of another conversation. */
    private boolean add(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Optional<HeldConversation> conversation = conversations.find(row.getObject("conversation_id", UUID.class));
        if (conversation.isEmpty()) {
            return false;
        }
        StoredMessage known = byId.get(id);
        StoredMessage message = known != null ? known : message(row, id, conversation.get());
        byId.put(id, message);
        String externalId = message.externalId();
        if (externalId != null) {
            // newest first: where a platform used an id twice, the oldest message has it
            byName.put(new Name(conversation.get().id, externalId), message);
        }
        return true;
    }

    private static StoredMessage message(ResultSet row, UUID id, HeldConversation conversation) throws SQLException {
        String status = row.getString("status");
        return new StoredMessage(
                id,
                conversation,
                row.getLong("seq"),
                row.getString("external_id"),
                row.getString("type").equals("outgoing"),
                row.getString("text"),
                status == null ? null : MessageStatus.of(status),
                row.getString("status_code"),
                row.getString("status_reason"),
                instantAt(row, "next_attempt_at"),
                row.getInt("generation"),
                instantAt(row, "cancel_requested_at"),
                reactions(row.getString("reactions")),
                instantAt(row, "edited_at"),
                instantAt(row, "deleted_at"));
    }

    private static List<StoredMessage.Reaction> reactions(String json) {
        try {
            return List.of(EventJson.read(json.getBytes(StandardCharsets.UTF_8), StoredMessage.Reaction[].class));
        } catch (MalformedPayload e) {
            throw new IllegalStateException("stored reactions do not read: " + json, e);
        }
    }

    public Optional<StoredMessage> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<StoredMessage> find(Name name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The platform told its id of the message; true if it was not known before. */
    public boolean name(StoredMessage message, String externalId) {
        String storable = Storable.text(externalId);
        boolean news = message.named(storable);
        if (news) {
            byName.putIfAbsent(new Name(message.conversation.id, storable), message);
        }
        return news;
    }

    public List<UUID> changed() {
        return byId.values().stream()
                .filter(StoredMessage::changed)
                .map(m -> m.id)
                .toList();
    }

    /** With what they were before. */
    public void write(Connection connection) throws SQLException {
        RevisionRows.insert(
                connection,
                byId.values().stream().flatMap(m -> m.revisions().stream()).toList());
        List<StoredMessage> changed =
                byId.values().stream().filter(StoredMessage::changed).toList();
        if (changed.isEmpty()) {
            return;
        }
        try (ArrayStatement write = new ArrayStatement(connection, WRITE)) {
            write.uuids(changed, m -> m.id)
                    .texts(changed, StoredMessage::text)
                    .texts(changed, m -> m.status() == null ? null : m.status().word())
                    .texts(changed, StoredMessage::statusCode)
                    .texts(changed, StoredMessage::statusReason)
                    .instants(changed, StoredMessage::nextAttemptAt)
                    .integers(changed, StoredMessage::generation)
                    .instants(changed, StoredMessage::cancelRequestedAt)
                    .texts(changed, StoredMessage::externalId)
                    .texts(changed, m -> new String(EventJson.write(m.reactions(), List.class), StandardCharsets.UTF_8))
                    .instants(changed, StoredMessage::editedAt)
                    .instants(changed, StoredMessage::deletedAt)
                    .execute();
        }
    }
}
