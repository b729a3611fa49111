package io.chatroom.conversation.canned;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A canned reply as the API shows it, its variables not filled in. */
@Schema(name = "CannedReply")
public record CannedReplyView(
        UUID id,
        @Schema(examples = "late") String shortcut,
        @Schema(examples = "A parcel is late") String title,

        @Schema(examples = "Dear {{contact.first_name | customer}}, we are looking for it. {{agent.first_name}}")
        String text,

        @Schema(description = "Where it is offered; null for everywhere") @Nullable
        UUID inboxId,

        Instant createdAt,
        Instant updatedAt,
        long version) {

    static CannedReplyView of(CannedReply reply) {
        return new CannedReplyView(
                reply.id(),
                reply.shortcut(),
                reply.title(),
                reply.text(),
                reply.inboxId(),
                reply.createdAt(),
                reply.updatedAt(),
                reply.version());
    }
}
