package io.chatroom.conversation.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contact as the API shows it; of its identities those in inboxes that the asking account sees. */
@Schema(name = "Contact")
public record ContactView(
        UUID id,
        @Schema(examples = "Ada Lovelace") @Nullable String name,
        @Schema(examples = "ada@example.com") @Nullable String email,
        @Schema(examples = "+44 20 7946 0000") @Nullable String phone,
        @Nullable String avatarUrl,

        @Schema(type = SchemaType.OBJECT, examples = "{\"plan\": \"pro\", \"orders\": 12}")
        Map<String, Object> customAttributes,

        List<Identity> identities,

        @Schema(description = "Since when nothing that they write opens a conversation or asks for attention") @Nullable
        Instant blockedAt,

        @Schema(description = "The contact that this one turned out to be") @Nullable
        UUID mergedInto,

        @Schema(description = "When everything of them was erased") @Nullable
        Instant erasedAt,

        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Who they are in one inbox. */
    @Schema(name = "ContactIdentity")
    public record Identity(
            UUID id,
            UUID inboxId,
            @Schema(examples = "telegram") String platform,
            @Schema(examples = "42") String sourceId,
            @Schema(examples = "@ada") @Nullable String handle,
            boolean verified,
            Instant createdAt) {}
}
