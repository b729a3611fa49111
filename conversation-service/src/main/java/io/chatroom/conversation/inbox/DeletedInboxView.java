package io.chatroom.conversation.inbox;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What deleting an inbox does, or would do. */
@Schema(name = "DeletedInbox")
public record DeletedInboxView(
        UUID inboxId,
        @Schema(description = "False for a dry run") boolean deleted,

        @Schema(description = "Addresses that platforms post to, and that end")
        long keys,

        @Schema(
                description =
                        "Replies that have not left, and are cancelled; one that is leaving this moment may still arrive")
        long queuedReplies,

        @Schema(description = "Conversations that stay, to be read; 10000 means that many or more")
        long conversations,

        @Schema(description = "Those of them that are not resolved; 10000 means that many or more")
        long unresolved) {}
