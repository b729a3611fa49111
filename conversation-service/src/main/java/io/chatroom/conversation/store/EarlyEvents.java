package io.chatroom.conversation.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Events that came before the message they speak of: an edit that overtook it, or a receipt for a reply whose id on the platform we
 * have yet to learn. They wait, and what waited in vain goes to quarantine.
 */
final class EarlyEvents {
    /** Of one inbox; where nothing fits its messages, more of it is no help. */
    static final int MOST = 10_000;

    private static final String KEEP = """
            insert into early_event (event_id, inbox_id, external_conversation_id, external_message_id, topic, partition, "offset",
                                     record_key, headers, payload, received_at)
            select event_id, inbox_id, external_conversation_id, external_message_id, topic, partition, "offset", record_key,
                   headers::jsonb, payload, received_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bytea[], ?::text[],
                          ?::bytea[], ?::timestamptz[])
                       as k (event_id, inbox_id, external_conversation_id, external_message_id, topic, partition, "offset",
                             record_key, headers, payload, received_at)
            on conflict (event_id) do nothing
            """;

    private static final String TAKE = """
            delete from early_event e
             using unnest(?::uuid[], ?::text[], ?::text[]) as k (inbox_id, external_conversation_id, external_message_id)
             where e.inbox_id = k.inbox_id and e.external_conversation_id = k.external_conversation_id
               and e.external_message_id = k.external_message_id
            returning e.inbox_id, e.external_conversation_id, e.external_message_id, e.topic, e.partition, e."offset", e.record_key,
                      e.payload
            """;

    private static final String FORGET = "delete from early_event where event_id = any(?) returning event_id";

    // marked as quarantined, or reading it again out of there would find it stored already
    private static final String GIVE_UP = """
            with gone as (
                delete from early_event where event_id in (%s) returning *
            ), marked as (
                update inbound_event i set quarantined = true from gone g where i.event_id = g.event_id
            )
            insert into quarantine (id, inbox_id, kind, topic, partition, "offset", record_key, headers, payload, reason, created_at)
            select uuidv7(), inbox_id, 'record', topic, partition, "offset", record_key, headers, payload,
                   'it speaks of the message ' || external_message_id || ', which %s', now()
              from gone
            on conflict (topic, partition, "offset", digest) do nothing
            """;

    private static final String GIVE_UP_OLD = GIVE_UP.formatted("""
            select event_id from early_event where kept_at < ? order by kept_at limit 1000 for update skip locked""", "never came");

    private static final String GIVE_UP_SURPLUS = GIVE_UP.formatted("""
            select event_id from early_event where inbox_id = ? order by kept_at
             limit greatest(0, (select count(*) from early_event where inbox_id = ?) - ?) for update skip locked""", "had not come when too many others waited");

    record Key(ConversationKey conversation, String externalMessageId) {}

    /** A message that has a name now. */
    record Awaited(HeldConversation conversation, String externalId) {}

    private record Taken(Key key, Arrival arrival) {}

    static void keep(Connection connection, List<Inbound.Understood> early) throws SQLException {
        if (early.isEmpty()) {
            return;
        }
        try (ArrayStatement keep = new ArrayStatement(connection, KEEP)) {
            keep.uuids(early, i -> i.event().eventId())
                    .uuids(early, Inbound.Understood::inboxId)
                    .texts(early, i -> ConversationKey.of(i.event()).externalId())
                    .texts(early, i -> PlatformChanges.externalMessageId(i.event()))
                    .texts(early, i -> i.arrival().topic())
                    .integers(early, i -> i.arrival().partition())
                    .longs(early, i -> i.arrival().offset())
                    .bytes(early, i -> i.arrival().key())
                    .texts(early, i -> new String(EventJson.write(i.arrival().headers(), List.class), UTF_8))
                    .bytes(early, i -> i.arrival().payload())
                    .instants(early, i -> i.event().receivedAt())
                    .execute();
        }
        Set<UUID> inboxes = new TreeSet<>();
        early.forEach(inbound -> inboxes.add(inbound.inboxId()));
        for (UUID inbox : inboxes) {
            giveUpSurplus(connection, inbox, MOST);
        }
    }

    /** The oldest give way: they have waited longest in vain. */
    static int giveUpSurplus(Connection connection, UUID inbox, int most) throws SQLException {
        try (PreparedStatement giveUp = connection.prepareStatement(GIVE_UP_SURPLUS)) {
            giveUp.setObject(1, inbox);
            giveUp.setObject(2, inbox);
            giveUp.setInt(3, most);
            return giveUp.executeUpdate();
        }
    }

    /** Those that wait for a message: under its conversation, or under the place that this is a part of. */
    static List<Inbound.Understood> takeFor(Connection connection, Collection<Awaited> messages) throws SQLException {
        Map<Key, String> conversations = new LinkedHashMap<>();
        for (Awaited message : messages) {
            ConversationKey conversation = message.conversation().key;
            conversations.put(new Key(conversation, message.externalId()), conversation.externalId());
            String place = message.conversation().place();
            if (place != null) {
                conversations.put(
                        new Key(new ConversationKey(conversation.inboxId(), place), message.externalId()),
                        conversation.externalId());
            }
        }
        return take(connection, conversations);
    }

    /** In order of arrival; they are gone from the waiting room then. */
    private static List<Inbound.Understood> take(Connection connection, Map<Key, String> conversations)
            throws SQLException {
        if (conversations.isEmpty()) {
            return new ArrayList<>();
        }
        Set<Key> keys = conversations.keySet();
        List<Taken> taken;
        try (ArrayStatement take = new ArrayStatement(connection, TAKE)) {
            taken = take.uuids(keys, k -> k.conversation().inboxId())
                    .texts(keys, k -> k.conversation().externalId())
                    .texts(keys, Key::externalMessageId)
                    .list(row -> new Taken(
                            new Key(
                                    new ConversationKey(
                                            row.getObject("inbox_id", UUID.class),
                                            row.getString("external_conversation_id")),
                                    row.getString("external_message_id")),
                            new Arrival(
                                    row.getString("topic"),
                                    row.getInt("partition"),
                                    row.getLong("offset"),
                                    row.getBytes("record_key"),
                                    List.of(),
                                    row.getBytes("payload"))));
        }
        taken.sort(Comparator.comparing(
                Taken::arrival, Comparator.comparingInt(Arrival::partition).thenComparingLong(Arrival::offset)));
        List<Inbound.Understood> events = new ArrayList<>();
        for (Taken each : taken) {
            switch (ReadInbound.read(each.arrival())) {
                // by the names that it waited under, which may not be those that it came with
                case Inbound.Understood understood ->
                    events.add(Readdressed.to(
                            Objects.requireNonNull(conversations.get(each.key())),
                            _ -> each.key().externalMessageId(),
                            understood));
                case Inbound.NotUnderstood _, Inbound.NothingLeft _ ->
                    throw new IllegalStateException("was understood before: " + each.arrival());
            }
        }
        return events;
    }

    /** Those among {@code events} that wait are forgotten. */
    static Set<UUID> forget(Connection connection, Collection<UUID> events) throws SQLException {
        if (events.isEmpty()) {
            return Set.of();
        }
        try (ArrayStatement forget = new ArrayStatement(connection, FORGET)) {
            return Set.copyOf(forget.uuids(events, id -> id).list(row -> row.getObject(1, UUID.class)));
        }
    }

    /** At most a thousand of those that have waited since before then. */
    static int giveUp(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement giveUp = connection.prepareStatement(GIVE_UP_OLD)) {
            giveUp.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            return giveUp.executeUpdate();
        }
    }

    private EarlyEvents() {}
}
