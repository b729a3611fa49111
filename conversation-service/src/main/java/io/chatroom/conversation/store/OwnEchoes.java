package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Messages of our side that are replies of ours coming back. Most platforms say which they are and ingest drops those; Instagram does not,
 * and sends them before the answer to sending them has told what it calls the message. A reply is known then by its words while it has no
 * name yet, and so are the further parts of a long one.
 */
final class OwnEchoes {
    private static final String OURS = """
            select k.no
              from unnest(?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                       as k (no, inbox_id, conversation, external_id, text, received_at)
             where exists (
                   select from conversation c
                     join message m on m.conversation_id = c.id and m.seq > c.last_seq - 100
                    where c.inbox_id = k.inbox_id and c.external_id = k.conversation
                      and m.type = 'outgoing' and not m.private
                      and (m.external_id = k.external_id
                           or m.sender_id is not null
                              and (m.external_id is null and m.status in ('queued', 'sending', 'retrying', 'unknown')
                                       and btrim(m.text) = btrim(k.text)
                                   or length(k.text) >= 200 and m.created_at > k.received_at - interval '1 hour'
                                       and position(btrim(k.text) in m.text) > 0)))
            """;

    static Set<Inbound.Understood> among(Connection connection, List<Inbound.Understood> fresh) throws SQLException {
        List<Inbound.Understood> ours = fresh.stream()
                .filter(i -> i.event() instanceof MessageReceived m && m.direction() == Direction.OUTGOING)
                .toList();
        Set<Inbound.Understood> echoes = Collections.newSetFromMap(new IdentityHashMap<>());
        if (ours.isEmpty()) {
            return echoes;
        }
        List<Integer> numbers = IntStream.range(0, ours.size()).boxed().toList();
        try (ArrayStatement select = new ArrayStatement(connection, OURS)) {
            select.integers(numbers, no -> no)
                    .uuids(ours, Inbound.Understood::inboxId)
                    .texts(ours, i -> ConversationKey.of(i.event()).externalId())
                    .texts(ours, i -> Storable.text(message(i).externalMessageId()))
                    .texts(ours, i -> Storable.text(message(i).text()))
                    .instants(ours, i -> i.event().receivedAt())
                    .list(row -> echoes.add(ours.get(row.getInt("no"))));
        }
        return echoes;
    }

    private static MessageReceived message(Inbound.Understood inbound) {
        return (MessageReceived) inbound.event();
    }

    private OwnEchoes() {}
}
