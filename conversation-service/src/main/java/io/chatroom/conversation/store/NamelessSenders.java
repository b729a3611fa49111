package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes down which senders of a batch have no name or picture and can be asked for: the batch does not wait for that. Of those that
 * were asked for within the day it writes nothing.
 */
@Singleton
class NamelessSenders {
    private static final String NOTE = """
            insert into sender_lookup (identity_id, external_conversation_id, wanted_at)
            select k.identity_id, k.external_conversation_id, n.now
              from unnest(?::uuid[], ?::text[]) as k (identity_id, external_conversation_id)
              join contact_identity i on i.id = k.identity_id
              join contact c on c.id = i.contact_id and (c.name is null or c.avatar_url is null)
             cross join (select ?::timestamptz as now) n
             order by k.identity_id
            on conflict (identity_id) do update
               set external_conversation_id = excluded.external_conversation_id, wanted_at = excluded.wanted_at
             where sender_lookup.asked_at < excluded.wanted_at - interval '1 day'
               and sender_lookup.wanted_at <= sender_lookup.asked_at
            """;

    private final PlatformsOfInboxes platforms;

    NamelessSenders(PlatformsOfInboxes platforms) {
        this.platforms = platforms;
    }

    private record Nameless(UUID identityId, String externalConversationId) {}

    void note(Connection connection, List<Inbound.Understood> messages, Senders senders, Instant now)
            throws SQLException {
        List<MessageReceived> candidates = messages.stream()
                .map(inbound -> (MessageReceived) inbound.event())
                .filter(NamelessSenders::lacksSomething)
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        platforms.learn(
                connection, candidates.stream().map(MessageReceived::inboxId).toList());
        Map<UUID, Nameless> nameless = new LinkedHashMap<>();
        for (MessageReceived message : candidates) {
            if (canBeAsked(message.inboxId())) {
                senders.of(message)
                        .ifPresent(sender -> nameless.putIfAbsent(
                                sender.id(), new Nameless(sender.id(), message.externalConversationId())));
            }
        }
        if (!nameless.isEmpty()) {
            note(connection, nameless.values(), now);
        }
    }

    private static boolean lacksSomething(MessageReceived message) {
        return message.sender().name() == null || message.sender().avatarUrl() == null;
    }

    private static void note(Connection connection, Collection<Nameless> nameless, Instant now) throws SQLException {
        try (ArrayStatement note = new ArrayStatement(connection, NOTE)) {
            note.uuids(nameless, Nameless::identityId)
                    .texts(nameless, Nameless::externalConversationId)
                    .instant(now)
                    .execute();
        }
    }

    private boolean canBeAsked(UUID inbox) {
        return platforms
                .of(inbox)
                .filter(platform -> platform.capabilities().contains(Capability.SENDER_PROFILES))
                .isPresent();
    }
}
