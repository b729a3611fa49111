package io.chatroom.conversation.thread;

import io.chatroom.conversation.attachment.AttachmentView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reply that waits for its time. */
@Schema(name = "ScheduledReply")
public record ScheduledReplyView(
        @Schema(description = "The message's id, once it is one")
        UUID id,

        UUID conversationId,

        @Schema(description = "Empty once it is cancelled", examples = "It has arrived by now, I hope?")
        String text,

        @Nullable UUID replyToId,
        List<AttachmentView> attachments,

        @Schema(description = "Who wrote it") UUID authorId,
        @Schema(examples = "Ada Lovelace") String authorName,
        Instant sendAt,
        @Nullable Instant cancelledAt,
        Instant createdAt) {

    static ScheduledReplyView of(ScheduledReply reply, List<AttachmentView> attachments) {
        return new ScheduledReplyView(
                reply.id(),
                reply.conversationId(),
                reply.text(),
                reply.replyToId(),
                attachments,
                reply.author().id(),
                reply.author().name(),
                reply.sendAt(),
                reply.cancelledAt(),
                reply.createdAt());
    }
}
