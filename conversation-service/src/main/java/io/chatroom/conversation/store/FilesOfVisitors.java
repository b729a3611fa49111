package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the messages of visitors the files that they uploaded for them; what names anything else names nothing. */
@Singleton
class FilesOfVisitors {
    private static final String GIVE = """
            with k as (
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[])
                              as k (message_id, conversation_id, attachment_id, inbox_id, visitor_id)
            ), given as (
                update attachment a set message_id = k.message_id, conversation_id = k.conversation_id
                  from k
                 where a.id = k.attachment_id and a.inbox_id = k.inbox_id and a.visitor_id = k.visitor_id
                   and a.message_id is null and a.gone_at is null
                returning a.id, a.message_id, a.name, a.mime_type, a.size
            )
            update message m
               set attachments = coalesce(
                       (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'mime_type', g.mime_type, 'size', g.size,
                                                            'url', '/api/v1/attachments/' || g.id) order by g.id)
                          from given g where g.message_id = m.id), '[]')
             where m.id in (select message_id from k)
            """;

    private final PlatformsOfInboxes platforms;

    FilesOfVisitors(PlatformsOfInboxes platforms) {
        this.platforms = platforms;
    }

    private record Wanted(NewMessage message, @Nullable UUID attachmentId) {}

    void give(Connection connection, List<NewMessage> stored) throws SQLException {
        List<NewMessage> withFiles =
                stored.stream().filter(message -> !message.files().isEmpty()).toList();
        if (withFiles.isEmpty()) {
            return;
        }
        platforms.learn(
                connection,
                withFiles.stream().map(message -> message.event().inboxId()).toList());
        List<Wanted> wanted = new ArrayList<>();
        for (NewMessage message : withFiles) {
            platforms
                    .of(message.event().inboxId())
                    .filter(platform -> platform.transport() == Transport.PULL)
                    .ifPresent(_ ->
                            message.files().forEach(file -> wanted.add(new Wanted(message, uuid(file.externalId())))));
        }
        if (wanted.isEmpty()) {
            return;
        }
        try (ArrayStatement give = new ArrayStatement(connection, GIVE)) {
            give.uuids(wanted, one -> one.message().id())
                    .uuids(wanted, one -> one.message().conversation().id)
                    .uuids(wanted, Wanted::attachmentId)
                    .uuids(wanted, one -> one.message().event().inboxId())
                    .texts(wanted, one -> one.message().event().sender().externalId())
                    .execute();
        }
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
