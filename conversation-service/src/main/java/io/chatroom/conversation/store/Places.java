package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Conversations that are parts of one place, in all of which ids of messages are unique. Platforms speak of such a message by its place
 * alone; which conversation it is in is looked up.
 */
final class Places {
    private static final String FIND = """
            select k.no, c.external_id
              from unnest(?::int[], ?::uuid[], ?::text[], ?::text[]) as k (no, inbox_id, place, external_id)
              join conversation c on c.inbox_id = k.inbox_id and c.place_external_id = k.place
              join message m on m.conversation_id = c.id and m.external_id = k.external_id
            """;

    /** What speaks of a message of a place, as if it had named the message's conversation; as it is, if there is no such message. */
    static List<Inbound.Understood> find(Connection connection, List<Inbound.Understood> events) throws SQLException {
        Map<Inbound.Understood, EarlyEvents.Key> asked = asked(events);
        if (asked.isEmpty()) {
            return events;
        }
        Map<EarlyEvents.Key, String> found = inThisBatch(events);
        List<EarlyEvents.Key> keys = List.copyOf(new LinkedHashSet<>(asked.values()));
        List<Integer> numbers = IntStream.range(0, keys.size()).boxed().toList();
        try (ArrayStatement select = new ArrayStatement(connection, FIND)) {
            select.integers(numbers, no -> no)
                    .uuids(keys, key -> key.conversation().inboxId())
                    .texts(keys, key -> key.conversation().externalId())
                    .texts(keys, EarlyEvents.Key::externalMessageId)
                    .list(row -> found.put(keys.get(row.getInt("no")), row.getString("external_id")));
        }
        List<Inbound.Understood> addressed = new ArrayList<>(events.size());
        for (Inbound.Understood inbound : events) {
            EarlyEvents.Key key = asked.get(inbound);
            String conversation = key == null ? null : found.get(key);
            addressed.add(
                    conversation == null ? inbound : Readdressed.to(conversation, UnaryOperator.identity(), inbound));
        }
        return addressed;
    }

    private static Map<Inbound.Understood, EarlyEvents.Key> asked(List<Inbound.Understood> events) {
        Map<Inbound.Understood, EarlyEvents.Key> asked = new IdentityHashMap<>();
        for (Inbound.Understood inbound : events) {
            if (inbound.event() instanceof ReactionChanged reaction && reaction.placeExternalId() != null) {
                asked.put(inbound, key(reaction, reaction.placeExternalId(), reaction.externalMessageId()));
            }
        }
        return asked;
    }

    private static Map<EarlyEvents.Key, String> inThisBatch(List<Inbound.Understood> events) {
        Map<EarlyEvents.Key, String> found = new HashMap<>();
        for (Inbound.Understood inbound : events) {
            if (inbound.event() instanceof MessageReceived message && message.placeExternalId() != null) {
                found.put(
                        key(message, message.placeExternalId(), message.externalMessageId()),
                        ConversationKey.of(message).externalId());
            }
        }
        return found;
    }

    private static EarlyEvents.Key key(InboundEvent event, String place, String message) {
        return new EarlyEvents.Key(new ConversationKey(event.inboxId(), Storable.text(place)), Storable.text(message));
    }

    private Places() {}
}
