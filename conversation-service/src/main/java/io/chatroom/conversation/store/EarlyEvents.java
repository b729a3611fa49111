package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.rows.ArrayStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Events that came before the message they speak of: an edit that overtook it, or a receipt for a reply whose id on the platform we
 * have yet to learn. They wait, and what waited in vain goes to quarantine.
 */
final class EarlyEvents {
    private static final String KEEP = """
            insert into early_event (event_id, inbox_id, external_conversation_id, external_message_id, topic, partition, "offset",
                                     payload, received_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bytea[],
                                 ?::timestamptz[])
            on conflict (event_id) do nothing
            """;

    private static final String TAKE = """
            delete from early_event e
             using unnest(?::uuid[], ?::text[], ?::text[]) as k (inbox_id, external_conversation_id, external_message_id)
             where e.inbox_id = k.inbox_id and e.external_conversation_id = k.external_conversation_id
               and e.external_message_id = k.external_message_id
            returning e.topic, e.partition, e."offset", e.payload
            """;

    private static final String GIVE_UP = """
            with gone as (
                delete from early_event where event_id in (
                    select event_id from early_event where received_at < ? order by received_at limit 1000
                       for update skip locked)
                returning *
            )
            insert into quarantine (id, inbox_id, topic, partition, "offset", headers, payload, reason, created_at)
            select uuidv7(), inbox_id, topic, partition, "offset", '[]', payload,
                   'it speaks of the message ' || external_message_id || ', which never came', now()
              from gone
            on conflict (topic, partition, "offset") do nothing
            """;

    record Key(ConversationKey conversation, String externalMessageId) {}

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
                    .bytes(early, i -> i.arrival().payload())
                    .instants(early, i -> i.event().receivedAt())
                    .execute();
        }
    }

    /** In order of arrival; they are gone from the waiting room then. */
    static List<Inbound.Understood> takeFor(Connection connection, Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return new ArrayList<>();
        }
        List<Arrival> arrivals;
        try (ArrayStatement take = new ArrayStatement(connection, TAKE)) {
            arrivals = take.uuids(keys, k -> k.conversation().inboxId())
                    .texts(keys, k -> k.conversation().externalId())
                    .texts(keys, Key::externalMessageId)
                    .list(row -> new Arrival(
                            row.getString("topic"),
                            row.getInt("partition"),
                            row.getLong("offset"),
                            List.of(),
                            row.getBytes("payload")));
        }
        arrivals.sort(Comparator.comparing(Arrival::partition).thenComparing(Arrival::offset));
        List<Inbound.Understood> events = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            switch (ReadInbound.read(arrival)) {
                case Inbound.Understood understood -> events.add(understood);
                case Inbound.NotUnderstood unknown ->
                    throw new IllegalStateException("was understood before: " + unknown.reason());
            }
        }
        return events;
    }

    static int giveUp(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement giveUp = connection.prepareStatement(GIVE_UP)) {
            giveUp.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            return giveUp.executeUpdate();
        }
    }

    private EarlyEvents() {}
}
