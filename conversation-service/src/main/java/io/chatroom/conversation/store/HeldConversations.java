package io.chatroom.conversation.store;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;
import static io.chatroom.conversation.rows.ArrayStatement.uuidAt;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The conversations a batch speaks of: found or made, and locked in order of their ids until the batch commits. */
public final class HeldConversations {
    // not "on conflict" alone: every row that conflicts would use up a display_id
    private static final String CREATE = """
            insert into conversation (id, inbox_id, external_id, status, contact_id, contact_identity_id, last_activity_at, created_at, updated_at)
            select k.id, k.inbox_id, k.external_id, case when k.blocked then 'resolved' else 'open' end,
                   k.contact_id, k.contact_identity_id, k.received_at, n.now, n.now
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::boolean[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                       as k (id, inbox_id, external_id, blocked, contact_id, contact_identity_id, received_at)
             cross join (select ?::timestamptz as now) n
             where not exists (select from conversation c where c.inbox_id = k.inbox_id and c.external_id = k.external_id)
             order by k.inbox_id, k.external_id
            on conflict (inbox_id, external_id) do nothing
            returning id
            """;

    private static final String COLUMNS = """
            c.id, c.inbox_id, c.external_id, c.status, c.last_seq, c.last_message_seq, c.last_activity_at, c.waiting_since,
            c.snoozed_until, c.contact_id, c.contact_identity_id, c.erased_at, c.place_external_id
            """;

    private static final String HOLD = "select " + COLUMNS + """
              from conversation c
              join unnest(?::uuid[], ?::text[]) as k (inbox_id, external_id)
                on c.inbox_id = k.inbox_id and c.external_id = k.external_id
             order by c.id
               for no key update of c
            """;

    private static final String HOLD_BY_ID = "select " + COLUMNS + """
              from conversation c where c.id = any(?) order by c.id for no key update of c
            """;

    private static final String WRITE = """
            update conversation c
               set status = v.status, last_seq = v.last_seq, last_message_seq = v.last_message_seq,
                   last_activity_at = v.last_activity_at, waiting_since = v.waiting_since, snoozed_until = v.snoozed_until,
                   first_response_at = coalesce(c.first_response_at, v.first_response_at),
                   contact_id = v.contact_id, contact_identity_id = v.contact_identity_id, place_external_id = v.place_external_id,
                   version = c.version + 1, updated_at = n.now
              from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                          ?::uuid[], ?::uuid[], ?::text[])
                       as v (id, status, last_seq, last_message_seq, last_activity_at, waiting_since, snoozed_until,
                             first_response_at, contact_id, contact_identity_id, place_external_id)
             cross join (select ?::timestamptz as now) n
             where c.id = v.id
            """;

    private record Wanted(ConversationKey key, UUID id, Optional<Senders.Identity> contact, Instant receivedAt) {}

    private final Map<ConversationKey, HeldConversation> byKey = new HashMap<>();
    private final Map<UUID, HeldConversation> byId = new LinkedHashMap<>();
    private final Set<UUID> created = new HashSet<>();

    private HeldConversations() {}

    /** Those of all the events, and {@code others}; a message makes its conversation if there is none yet, other events do not. */
    static HeldConversations hold(
            Connection connection,
            List<Inbound.Understood> events,
            Set<ConversationKey> others,
            Senders senders,
            Instant now)
            throws SQLException {
        HeldConversations held = new HeldConversations();
        held.create(connection, wanted(events, senders), now);
        Set<ConversationKey> keys = new LinkedHashSet<>(others);
        for (Inbound.Understood inbound : events) {
            if (!(inbound.event() instanceof Unreadable)) {
                keys.add(ConversationKey.of(inbound.event()));
            }
        }
        if (!keys.isEmpty()) {
            try (ArrayStatement hold = new ArrayStatement(connection, HOLD)) {
                hold.uuids(keys, ConversationKey::inboxId)
                        .texts(keys, ConversationKey::externalId)
                        .list(HeldConversations::read)
                        .forEach(held::add);
            }
        }
        return held;
    }

    public static HeldConversations hold(Connection connection, Collection<UUID> ids) throws SQLException {
        HeldConversations held = new HeldConversations();
        try (ArrayStatement hold = new ArrayStatement(connection, HOLD_BY_ID)) {
            hold.uuids(ids, id -> id).list(HeldConversations::read).forEach(held::add);
        }
        return held;
    }

    private static Collection<Wanted> wanted(List<Inbound.Understood> events, Senders senders) {
        Map<ConversationKey, Wanted> wanted = new LinkedHashMap<>();
        for (Inbound.Understood inbound : events) {
            if (inbound.event() instanceof MessageReceived message) {
                ConversationKey key = ConversationKey.of(message);
                wanted.merge(
                        key,
                        new Wanted(key, Ids.next(), senders.of(message), message.receivedAt()),
                        (first, next) -> first.contact().isPresent()
                                ? first
                                : new Wanted(key, first.id(), next.contact(), first.receivedAt()));
            }
        }
        return wanted.values();
    }

    private void create(Connection connection, Collection<Wanted> wanted, Instant now) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        try (ArrayStatement create = new ArrayStatement(connection, CREATE)) {
            created.addAll(create.uuids(wanted, Wanted::id)
                    .uuids(wanted, w -> w.key().inboxId())
                    .texts(wanted, w -> w.key().externalId())
                    .booleans(
                            wanted,
                            w -> w.contact().map(Senders.Identity::blocked).orElse(false))
                    .uuids(
                            wanted,
                            w -> w.contact().map(Senders.Identity::contactId).orElse(null))
                    .uuids(wanted, w -> w.contact().map(Senders.Identity::id).orElse(null))
                    .instants(wanted, Wanted::receivedAt)
                    .instant(now)
                    .list(row -> row.getObject(1, UUID.class)));
        }
    }

    private void add(HeldConversation conversation) {
        byKey.put(conversation.key, conversation);
        byId.put(conversation.id, conversation);
    }

    private static HeldConversation read(ResultSet row) throws SQLException {
        long lastMessageSeq = row.getLong("last_message_seq");
        Long lastMessage = row.wasNull() ? null : lastMessageSeq;
        return new HeldConversation(
                row.getObject("id", UUID.class),
                new ConversationKey(row.getObject("inbox_id", UUID.class), row.getString("external_id")),
                row.getString("status"),
                row.getLong("last_seq"),
                lastMessage,
                Objects.requireNonNull(instantAt(row, "last_activity_at")),
                instantAt(row, "waiting_since"),
                instantAt(row, "snoozed_until"),
                uuidAt(row, "contact_id"),
                uuidAt(row, "contact_identity_id"),
                instantAt(row, "erased_at") != null,
                row.getString("place_external_id"));
    }

    Optional<HeldConversation> find(ConversationKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<HeldConversation> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<HeldConversation> all() {
        return byId.values();
    }

    /** The contact is another to look at, and so are those that are shown by it. */
    public void shownByContact(UUID contactId) {
        byId.values().stream()
                .filter(conversation -> contactId.equals(conversation.contactId()))
                .forEach(HeldConversation::noteChangeOfContact);
    }

    List<UUID> created() {
        return List.copyOf(created);
    }

    /** Those that were there before and have changed. */
    public List<UUID> updated() {
        return byId.values().stream()
                .filter(c -> c.changed() && !created.contains(c.id))
                .map(c -> c.id)
                .toList();
    }

    public void write(Connection connection, Instant now) throws SQLException {
        List<HeldConversation> changed =
                byId.values().stream().filter(HeldConversation::changed).toList();
        if (changed.isEmpty()) {
            return;
        }
        try (ArrayStatement write = new ArrayStatement(connection, WRITE)) {
            write.uuids(changed, c -> c.id)
                    .texts(changed, HeldConversation::status)
                    .longs(changed, HeldConversation::lastSeq)
                    .longs(changed, HeldConversation::lastMessageSeq)
                    .instants(changed, HeldConversation::lastActivityAt)
                    .instants(changed, HeldConversation::waitingSince)
                    .instants(changed, HeldConversation::snoozedUntil)
                    .instants(changed, HeldConversation::answeredAt)
                    .uuids(changed, HeldConversation::contactId)
                    .uuids(changed, HeldConversation::identityId)
                    .texts(changed, HeldConversation::place)
                    .instant(now)
                    .execute();
        }
    }
}
