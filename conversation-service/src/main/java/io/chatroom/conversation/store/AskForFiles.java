package io.chatroom.conversation.store;

import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Has delivery-service fetch the files that a batch's messages name, where their platform lets them be fetched. */
@Singleton
class AskForFiles {
    private final PlatformsOfInboxes platforms;
    private final HandOverLinks links;
    private final Outbox outbox;
    private final long most;

    AskForFiles(PlatformsOfInboxes platforms, HandOverLinks links, Outbox outbox, ConversationSettings settings) {
        this.platforms = platforms;
        this.links = links;
        this.outbox = outbox;
        this.most = settings.attachments().maxSize().asLongValue();
    }

    void ask(Connection connection, List<NewMessage> stored, Instant now) throws SQLException {
        List<NewMessage> withFiles =
                stored.stream().filter(message -> !message.files().isEmpty()).toList();
        if (withFiles.isEmpty()) {
            return;
        }
        platforms.learn(
                connection,
                withFiles.stream().map(message -> message.event().inboxId()).toList());
        List<OutboxRecord> requests = new ArrayList<>();
        for (NewMessage message : withFiles) {
            platforms
                    .of(message.event().inboxId())
                    .filter(platform -> platform.capabilities().contains(Capability.MEDIA))
                    .ifPresent(platform -> message.files().stream()
                            .filter(file -> file.size() == null || file.size() <= most)
                            .filter(file -> file.url() != null || file.externalId() != null)
                            .forEach(file -> requests.add(record(request(message, file, platform.id(), now)))));
        }
        if (!requests.isEmpty()) {
            outbox.publishAll(requests);
        }
    }

    private MediaRequested request(NewMessage message, NamedFile file, String platform, Instant now) {
        return new MediaRequested(
                Ids.next(),
                message.event().inboxId(),
                platform,
                message.conversation().id,
                file.id(),
                file.url(),
                file.externalId(),
                most,
                links.to(message.id(), file.id()),
                now);
    }

    private static OutboxRecord record(MediaRequested request) {
        return new OutboxRecord(
                Topics.REPLIES,
                request.key(),
                request.conversationId(),
                request.eventId(),
                "media_requested",
                EventJson.write(request, OutsideRequest.class));
    }
}
