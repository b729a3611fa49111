package io.chatroom.conversation.history;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something somebody did. */
@Schema(name = "AuditEvent")
public record AuditEventView(
        UUID id,
        Instant at,

        @Schema(description = "Who did it; null for what the service or whoever runs it did") @Nullable
        Actor actor,

        @Schema(examples = "inbox.created") String action,

        @Schema(
                description = "Kind and id of what was changed",
                examples = "inbox:0199b8a0-1c00-7a11-8f00-0000000000a1")
        String subject,

        @Schema(description = "What to know of it, by action; never a secret")
        Map<String, @Nullable Object> detail) {

    @Schema(name = "AuditActor")
    public record Actor(UUID id, String username, String name) {}
}
