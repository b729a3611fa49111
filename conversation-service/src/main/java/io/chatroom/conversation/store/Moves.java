package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.conversation.store.NewMessages.Note;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.events.InboundEvent.Unreadable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Conversations that their platform calls by another id since. They go on under that, and what still comes under the old one belongs to
 * them; so do its parts, where a place has several. Messages are counted anew there: those of before are called {@code <old id>/<id>}, or an edit of the new fifth message would
 * change the old one.
 */
final class Moves {
    private static final String REMEMBER = """
            insert into conversation_move (inbox_id, from_external_id, to_external_id, followed, moved_at) values (?, ?, ?, ?, ?)
            on conflict (inbox_id, from_external_id) do nothing
            """;

    private static final String THERE = """
            select external_id, display_id from conversation where inbox_id = ? and external_id in (?, ?)
             order by id for no key update
            """;

    private static final String RENAME = """
            with renamed as (
                update conversation
                   set external_id = ?, place_external_id = case when place_external_id = ? then ? else place_external_id end
                 where inbox_id = ? and external_id = ? returning id
            )
            update message m set external_id = ? || m.external_id
              from renamed where m.conversation_id = renamed.id and m.external_id is not null
            """;

    private static final String PARTS = """
            select external_id from conversation where inbox_id = ? and place_external_id = ? and starts_with(external_id, ?)
             order by id for no key update
            """;

    private static final String RENAME_EARLY = """
            update early_event set external_conversation_id = ?, external_message_id = ? || external_message_id
             where inbox_id = ? and external_conversation_id = ?
            """;

    // a place that moved on moved on, whatever it was called between
    private static final String NOW = """
            with recursive hop (inbox_id, asked, id, before, no) as (
                select k.inbox_id, k.external_id, k.external_id, '', 0
                  from unnest(?::uuid[], ?::text[]) as k (inbox_id, external_id)
                 union all
                select h.inbox_id, h.asked, m.to_external_id, m.from_external_id || '/' || h.before, h.no + 1
                  from hop h
                  join conversation_move m on m.inbox_id = h.inbox_id and m.from_external_id = h.id and m.followed
                 where h.no < 10
            )
            select distinct on (inbox_id, asked) inbox_id, asked, id, before
              from hop where no > 0 order by inbox_id, asked, no desc
            """;

    /** Where a conversation is now, and what stands before the names of its messages. */
    private record Address(String externalId, String before) {}

    private record Place(String from, String to) {}

    private final Set<UUID> inboxes = new HashSet<>();
    private final Set<ConversationKey> touched = new LinkedHashSet<>();
    private final Map<ConversationKey, String> notes = new HashMap<>();

    static boolean isAmong(List<Inbound> batch) {
        return batch.stream()
                .anyMatch(inbound -> inbound instanceof Inbound.Understood understood
                        && understood.event() instanceof ConversationMoved);
    }

    /** Carries out those of a batch, while no other is under way; one that was carried out before changes nothing. */
    static Moves apply(Connection connection, List<Inbound.Understood> events, Instant now) throws SQLException {
        Moves moves = new Moves();
        for (Inbound.Understood inbound : events) {
            if (inbound.event() instanceof ConversationMoved moved) {
                moves.apply(
                        connection,
                        moved.inboxId(),
                        Storable.text(moved.fromExternalId()),
                        Storable.text(moved.toExternalId()),
                        now);
            }
        }
        return moves;
    }

    private void apply(Connection connection, UUID inbox, String from, String to, Instant now) throws SQLException {
        inboxes.add(inbox);
        ConversationKey there = new ConversationKey(inbox, to);
        Address goal = addresses(connection, Set.of(there)).get(there);
        if (from.equals(to) || goal != null && goal.externalId().equals(from)) {
            // in a circle
            return;
        }
        Place place = new Place(from, to);
        move(connection, new ConversationKey(inbox, from), there, place, now);
        // what is a part of it is called by its name and something more
        for (String part : parts(connection, inbox, from)) {
            ConversationKey moved = new ConversationKey(inbox, to + part.substring(from.length()));
            move(connection, new ConversationKey(inbox, part), moved, place, now);
        }
    }

    private static List<String> parts(Connection connection, UUID inbox, String place) throws SQLException {
        return SelectRows.list(connection, PARTS, List.of(inbox, place, place), row -> row.getString(1));
    }

    private void move(Connection connection, ConversationKey from, ConversationKey to, Place place, Instant now)
            throws SQLException {
        Map<String, Long> there = there(connection, from, to);
        boolean both = there.size() == 2;
        try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            remember.setObject(1, from.inboxId());
            remember.setString(2, from.externalId());
            remember.setString(3, to.externalId());
            remember.setBoolean(4, !both);
            remember.setObject(5, now.atOffset(ZoneOffset.UTC));
            if (remember.executeUpdate() == 0) {
                return;
            }
        }
        if (both) {
            touched.add(from);
            touched.add(to);
            notes.put(from, "The platform gave this chat another id: it goes on as #" + there.get(to.externalId()));
            notes.put(
                    to,
                    "This chat had another id on the platform before: it began as #" + there.get(from.externalId()));
        } else {
            rename(connection, from, to, place);
            touched.add(to);
        }
    }

    private static Map<String, Long> there(Connection connection, ConversationKey from, ConversationKey to)
            throws SQLException {
        Map<String, Long> there = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(THERE)) {
            select.setObject(1, from.inboxId());
            select.setString(2, from.externalId());
            select.setString(3, to.externalId());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    there.put(row.getString("external_id"), row.getLong("display_id"));
                }
            }
        }
        return there;
    }

    private static void rename(Connection connection, ConversationKey from, ConversationKey to, Place place)
            throws SQLException {
        String before = from.externalId() + "/";
        try (PreparedStatement rename = connection.prepareStatement(RENAME)) {
            rename.setString(1, to.externalId());
            rename.setString(2, place.from());
            rename.setString(3, place.to());
            rename.setObject(4, from.inboxId());
            rename.setString(5, from.externalId());
            rename.setString(6, before);
            rename.executeUpdate();
        }
        try (PreparedStatement rename = connection.prepareStatement(RENAME_EARLY)) {
            rename.setString(1, to.externalId());
            rename.setString(2, before);
            rename.setObject(3, from.inboxId());
            rename.setString(4, from.externalId());
            rename.executeUpdate();
        }
    }

    /** The events as if they had named their conversations by what these are called now. {@code moved}: inboxes that have any such. */
    List<Inbound.Understood> follow(Connection connection, List<Inbound.Understood> events, Set<UUID> moved)
            throws SQLException {
        inboxes.addAll(moved);
        Set<ConversationKey> keys = new LinkedHashSet<>();
        for (Inbound.Understood inbound : events) {
            if (inboxes.contains(inbound.inboxId()) && !(inbound.event() instanceof Unreadable)) {
                keys.add(ConversationKey.of(inbound.event()));
            }
        }
        Map<ConversationKey, Address> addresses = addresses(connection, keys);
        if (addresses.isEmpty()) {
            return events;
        }
        return events.stream()
                .map(inbound -> {
                    Address address = addresses.get(ConversationKey.of(inbound.event()));
                    return address == null
                            ? inbound
                            : Readdressed.to(address.externalId(), name -> address.before() + name, inbound);
                })
                .toList();
    }

    private static Map<ConversationKey, Address> addresses(Connection connection, Set<ConversationKey> keys)
            throws SQLException {
        Map<ConversationKey, Address> addresses = new HashMap<>();
        if (keys.isEmpty()) {
            return addresses;
        }
        try (ArrayStatement select = new ArrayStatement(connection, NOW)) {
            select.uuids(keys, ConversationKey::inboxId)
                    .texts(keys, ConversationKey::externalId)
                    .list(row -> addresses.put(
                            new ConversationKey(row.getObject("inbox_id", UUID.class), row.getString("asked")),
                            new Address(row.getString("id"), row.getString("before"))));
        }
        return addresses;
    }

    /** To be held as well. */
    Set<ConversationKey> touched() {
        return touched;
    }

    /** What is to be said of them in the conversations themselves; what is shown of them has changed either way. */
    List<Note> notes(HeldConversations conversations, Instant now) {
        List<Note> said = new ArrayList<>();
        for (ConversationKey key : touched) {
            conversations.find(key).ifPresent(conversation -> {
                conversation.noteMove();
                String text = notes.get(key);
                if (text != null) {
                    said.add(new Note(conversation, text, now));
                }
            });
        }
        return said;
    }
}
