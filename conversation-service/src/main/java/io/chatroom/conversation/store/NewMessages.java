package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.MessageReceived;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives the messages of a batch their seq, in order of arrival, and inserts them with one statement. Where one opens its conversation again,
 * that is told right after it.
 */
final class NewMessages {
    private static final String INSERT = """
            insert into message (id, conversation_id, seq, type, text, sender_kind, sender_id, sender_external_id, sender_name,
                                 sender_avatar_url, external_id, reply_to_external_id, reply_to_id, status, attachments,
                                 sent_at, created_at)
            select k.id, k.conversation_id, k.seq, k.type, k.text, k.sender_kind, k.sender_id, k.sender_external_id, k.sender_name,
                   k.sender_avatar_url, k.external_id, k.reply_to_external_id,
                   case when k.reply_to_external_id is not null
                        then coalesce(k.reply_to_id, (select r.id from message r
                                                       where r.conversation_id = k.conversation_id
                                                         and r.external_id = k.reply_to_external_id
                                                       order by r.seq limit 1)) end,
                   k.status, k.attachments::jsonb, k.sent_at, k.created_at
              from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                       as k (id, conversation_id, seq, type, text, sender_kind, sender_id, sender_external_id, sender_name,
                             sender_avatar_url, external_id, reply_to_external_id, reply_to_id, status, attachments, sent_at,
                             created_at)
            """;

    private static final String INSERT_ACTIVITIES = """
            insert into message (id, conversation_id, seq, type, text, sender_kind, created_at)
            select k.id, k.conversation_id, k.seq, 'activity', k.text, 'system', k.created_at
              from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[])
                       as k (id, conversation_id, seq, text, created_at)
            """;

    private static final String INSERT_PARTICIPANTS = """
            insert into conversation_participant (conversation_id, contact_id)
            select k.conversation_id, k.contact_id from unnest(?::uuid[], ?::uuid[]) as k (conversation_id, contact_id)
             order by k.conversation_id, k.contact_id
            on conflict do nothing
            """;

    /** What was stored; {@code inOrder} are all of it, what is told of it too. */
    record Stored(List<NewMessage> messages, List<UUID> inOrder) {}

    /** Something that is to be said in a conversation, before what the batch brings. */
    record Note(HeldConversation conversation, String text, Instant at) {}

    private record Activity(UUID id, UUID conversationId, long seq, String text, Instant at) {}

    /** As it stands in the message: what the platform holds, and an id of ours to ask for it by. */
    private record Named(UUID conversationId, String externalId) {}

    private final List<NewMessage> messages = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final List<UUID> inOrder = new ArrayList<>();

    static Stored insert(
            Connection connection,
            List<Note> notes,
            List<Inbound.Understood> received,
            HeldConversations conversations,
            Senders senders)
            throws SQLException {
        if (received.isEmpty() && notes.isEmpty()) {
            return new Stored(List.of(), List.of());
        }
        NewMessages placed = new NewMessages();
        notes.forEach(note -> placed.say(note.conversation(), note.text(), note.at()));
        placed.place(received, conversations, senders);
        List<NewMessage> messages = placed.messages;
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            insert.uuids(messages, NewMessage::id)
                    .uuids(messages, m -> m.conversation().id)
                    .longs(messages, NewMessage::seq)
                    .texts(messages, NewMessage::type)
                    .texts(messages, m -> m.event().text())
                    .texts(messages, NewMessage::senderKind)
                    .uuids(messages, NewMessage::senderId)
                    .texts(messages, m -> m.event().sender().externalId())
                    .texts(messages, m -> m.event().sender().name())
                    .texts(messages, m -> m.event().sender().avatarUrl())
                    .texts(messages, m -> m.event().externalMessageId())
                    .texts(messages, m -> m.event().replyToExternalId())
                    .uuids(messages, NewMessage::replyTo)
                    .texts(messages, NewMessage::status)
                    .texts(messages, m -> NamedFile.written(m.files()))
                    .instants(messages, m -> m.event().sentAt())
                    .instants(messages, m -> m.event().receivedAt())
                    .execute();
        }
        placed.insertActivities(connection);
        placed.insertParticipants(connection);
        return new Stored(messages, placed.inOrder);
    }

    private void insertActivities(Connection connection) throws SQLException {
        if (activities.isEmpty()) {
            return;
        }
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT_ACTIVITIES)) {
            insert.uuids(activities, Activity::id)
                    .uuids(activities, Activity::conversationId)
                    .longs(activities, Activity::seq)
                    .texts(activities, Activity::text)
                    .instants(activities, Activity::at)
                    .execute();
        }
    }

    /** Who writes in a conversation that is another's. */
    private void insertParticipants(Connection connection) throws SQLException {
        List<NewMessage> others = messages.stream()
                .filter(m -> m.senderId() != null
                        && !m.senderId().equals(m.conversation().contactId()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT_PARTICIPANTS)) {
            insert.uuids(others, m -> m.conversation().id)
                    .uuids(others, NewMessage::senderId)
                    .execute();
        }
    }

    private void place(List<Inbound.Understood> received, HeldConversations conversations, Senders senders) {
        Map<Named, UUID> inThisBatch = new HashMap<>();
        for (Inbound.Understood inbound : received) {
            MessageReceived event = (MessageReceived) inbound.event();
            HeldConversation conversation = conversations
                    .find(ConversationKey.of(event))
                    .orElseThrow(() -> new IllegalStateException("no conversation for " + event.eventId()));
            Optional<Senders.Identity> sender = senders.of(event);
            String answered = event.replyToExternalId();
            UUID replyTo = answered == null ? null : inThisBatch.get(new Named(conversation.id, answered));
            NewMessage message = new NewMessage(
                    Ids.next(),
                    conversation,
                    conversation.append(event, sender),
                    event,
                    sender,
                    replyTo,
                    NamedFile.of(event));
            inThisBatch.putIfAbsent(new Named(conversation.id, event.externalMessageId()), message.id());
            messages.add(message);
            inOrder.add(message.id());
            conversation.reopening().ifPresent(text -> say(conversation, text, event.receivedAt()));
        }
    }

    private void say(HeldConversation conversation, String text, Instant at) {
        Activity activity = new Activity(Ids.next(), conversation.id, conversation.appendActivity(), text, at);
        activities.add(activity);
        inOrder.add(activity.id());
    }

    private NewMessages() {}
}
