package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Sender;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote the messages of a batch: known again by (inbox, id on the platform), with name, handle and picture as last seen. */
final class Senders {
    private static final String KNOWN = """
            select i.id, i.contact_id, i.inbox_id, i.source_id, c.blocked_at is not null as blocked
              from contact_identity i
              join contact c on c.id = i.contact_id
              join unnest(?::uuid[], ?::text[]) as k (inbox_id, source_id)
                on i.inbox_id = k.inbox_id and i.source_id = k.source_id
            """;

    private static final String NEW_CONTACTS = """
            insert into contact (id, name, avatar_url, created_at, updated_at)
            select k.id, k.name, k.avatar_url, n.now, n.now
              from unnest(?::uuid[], ?::text[], ?::text[]) as k (id, name, avatar_url)
             cross join (select ?::timestamptz as now) n
            """;

    private static final String NEW_IDENTITIES = """
            insert into contact_identity (id, contact_id, inbox_id, source_id, handle, verified, seen_at, created_at)
            select k.id, k.contact_id, k.inbox_id, k.source_id, k.handle, k.verified, k.seen_at, n.now
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[])
                       as k (id, contact_id, inbox_id, source_id, handle, verified, seen_at)
             cross join (select ?::timestamptz as now) n
             order by k.inbox_id, k.source_id
            on conflict (inbox_id, source_id) do nothing
            returning id
            """;

    private static final String DROP_CONTACTS = "delete from contact where id = any(?)";

    // "for no key update ... order by" first: rows are locked in one order everywhere, whatever plan an update would
    // choose
    private static final String REFRESH = """
            with seen as (
                select * from unnest(?::uuid[], ?::text[], ?::text[]) as k (id, name, avatar_url)
            ), held as (
                select c.id, case when c.name_kept then c.name else coalesce(k.name, c.name) end as name,
                       coalesce(k.avatar_url, c.avatar_url) as avatar_url
                  from contact c join seen k on k.id = c.id
                 where coalesce(k.name, c.name) is distinct from c.name and not c.name_kept
                    or coalesce(k.avatar_url, c.avatar_url) is distinct from c.avatar_url
                 order by c.id
                   for no key update of c
            )
            update contact c set name = h.name, avatar_url = h.avatar_url, updated_at = ?, version = c.version + 1
              from held h where c.id = h.id
            """;

    // answers those that were told of by nothing newer yet; once verified is verified, whenever we hear of it
    private static final String REFRESH_IDENTITIES = """
            with seen as (
                select * from unnest(?::uuid[], ?::text[], ?::boolean[], ?::timestamptz[]) as k (id, handle, verified, at)
            ), held as (
                select i.id, k.handle, i.handle as handle_before, k.verified or i.verified as verified, k.at,
                       i.seen_at, k.at >= coalesce(i.seen_at, '-infinity') as newest
                  from contact_identity i join seen k on k.id = i.id
                 where k.at >= coalesce(i.seen_at, '-infinity') or (k.verified and not i.verified)
                 order by i.id
                   for no key update of i
            )
            update contact_identity i
               set handle = case when h.newest then coalesce(h.handle, h.handle_before) else h.handle_before end,
                   verified = h.verified, seen_at = greatest(h.seen_at, h.at)
              from held h where i.id = h.id
            returning i.id, h.newest
            """;

    /** Somebody on one platform, and the contact he is. */
    record Identity(UUID id, UUID contactId, boolean blocked) {}

    private record Key(UUID inboxId, String sourceId) {}

    private record Seen(Key key, Sender sender, Instant at, UUID newContactId, UUID newIdentityId) {}

    private final Map<Key, Identity> identities = new HashMap<>();

    private Senders() {}

    static Senders recognise(Connection connection, List<Inbound.Understood> messages, Instant now)
            throws SQLException {
        Senders senders = new Senders();
        Map<Key, Seen> seen = new HashMap<>();
        for (Inbound.Understood inbound : messages) {
            MessageReceived message = (MessageReceived) inbound.event();
            keyOf(message)
                    .ifPresent(key -> seen.merge(
                            key,
                            new Seen(key, message.sender(), writtenAt(message), Ids.next(), Ids.next()),
                            Senders::both));
        }
        if (!seen.isEmpty()) {
            senders.find(connection, seen.values());
            List<Seen> known = seen.values().stream()
                    .filter(s -> senders.identities.containsKey(s.key()))
                    .toList();
            senders.refresh(connection, known, now);
            senders.add(connection, new ArrayList<>(seen.values()), now);
        }
        return senders;
    }

    /** Empty for a message that names no sender, and for what our own side wrote on the platform. */
    Optional<Identity> of(MessageReceived message) {
        return keyOf(message).map(identities::get);
    }

    private static Optional<Key> keyOf(MessageReceived message) {
        String sourceId = message.sender().externalId();
        return message.direction() == Direction.OUTGOING || sourceId == null || sourceId.isEmpty()
                ? Optional.empty()
                : Optional.of(new Key(message.inboxId(), Storable.text(sourceId)));
    }

    /** The platform's time, as only that puts its events in order; but none that is still to come. */
    private static Instant writtenAt(MessageReceived message) {
        Instant sentAt = message.sentAt();
        return sentAt == null || sentAt.isAfter(message.receivedAt()) ? message.receivedAt() : sentAt;
    }

    /** What the later one says of the sender, and of what it does not say, the earlier one. */
    private static Seen both(Seen one, Seen other) {
        boolean inOrder = !other.at().isBefore(one.at());
        Sender old = inOrder ? one.sender() : other.sender();
        Sender latest = inOrder ? other.sender() : one.sender();
        return new Seen(
                one.key(),
                new Sender(
                        latest.externalId(),
                        or(latest.name(), old.name()),
                        or(latest.handle(), old.handle()),
                        or(latest.avatarUrl(), old.avatarUrl()),
                        latest.verified() || old.verified()),
                inOrder ? other.at() : one.at(),
                one.newContactId(),
                one.newIdentityId());
    }

    private static @Nullable String or(@Nullable String value, @Nullable String otherwise) {
        return value == null ? otherwise : value;
    }

    private void find(Connection connection, Collection<Seen> seen) throws SQLException {
        try (ArrayStatement known = new ArrayStatement(connection, KNOWN)) {
            known.uuids(seen, s -> s.key().inboxId())
                    .texts(seen, s -> s.key().sourceId())
                    .list(row -> identities.put(
                            new Key(row.getObject("inbox_id", UUID.class), row.getString("source_id")),
                            new Identity(
                                    row.getObject("id", UUID.class),
                                    row.getObject("contact_id", UUID.class),
                                    row.getBoolean("blocked"))));
        }
    }

    private void refresh(Connection connection, List<Seen> known, Instant now) throws SQLException {
        if (known.isEmpty()) {
            return;
        }
        Set<UUID> newest = new HashSet<>();
        try (ArrayStatement identities = new ArrayStatement(connection, REFRESH_IDENTITIES)) {
            identities
                    .uuids(known, s -> identity(s).id())
                    .texts(known, s -> s.sender().handle())
                    .booleans(known, s -> s.sender().verified())
                    .instants(known, Seen::at)
                    .list(row -> row.getBoolean("newest") && newest.add(row.getObject("id", UUID.class)));
        }
        List<Seen> news =
                known.stream().filter(s -> newest.contains(identity(s).id())).toList();
        try (ArrayStatement contacts = new ArrayStatement(connection, REFRESH)) {
            contacts.uuids(news, s -> identity(s).contactId())
                    .texts(news, s -> s.sender().name())
                    .texts(news, s -> s.sender().avatarUrl())
                    .instant(now)
                    .execute();
        }
    }

    private Identity identity(Seen seen) {
        return java.util.Objects.requireNonNull(identities.get(seen.key()), "found before");
    }

    private void add(Connection connection, List<Seen> all, Instant now) throws SQLException {
        List<Seen> unknown =
                all.stream().filter(s -> !identities.containsKey(s.key())).toList();
        if (unknown.isEmpty()) {
            return;
        }
        Set<UUID> added;
        try (ArrayStatement contacts = new ArrayStatement(connection, NEW_CONTACTS);
                ArrayStatement rows = new ArrayStatement(connection, NEW_IDENTITIES)) {
            contacts.uuids(unknown, Seen::newContactId)
                    .texts(unknown, s -> s.sender().name())
                    .texts(unknown, s -> s.sender().avatarUrl())
                    .instant(now)
                    .execute();
            added = new HashSet<>(rows.uuids(unknown, Seen::newIdentityId)
                    .uuids(unknown, Seen::newContactId)
                    .uuids(unknown, s -> s.key().inboxId())
                    .texts(unknown, s -> s.key().sourceId())
                    .texts(unknown, s -> s.sender().handle())
                    .booleans(unknown, s -> s.sender().verified())
                    .instants(unknown, Seen::at)
                    .instant(now)
                    .list(row -> row.getObject(1, UUID.class)));
        }
        List<Seen> lost = new ArrayList<>();
        for (Seen seen : unknown) {
            if (added.contains(seen.newIdentityId())) {
                identities.put(seen.key(), new Identity(seen.newIdentityId(), seen.newContactId(), false));
            } else {
                lost.add(seen);
            }
        }
        takeTheOthers(connection, lost);
    }

    /** Somebody else met the same person at the same moment: his rows are the ones, ours go. */
    private void takeTheOthers(Connection connection, List<Seen> lost) throws SQLException {
        if (lost.isEmpty()) {
            return;
        }
        try (ArrayStatement drop = new ArrayStatement(connection, DROP_CONTACTS)) {
            drop.uuids(lost, Seen::newContactId).execute();
        }
        find(connection, lost);
    }
}
