package io.chatroom.conversation.draft;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that somebody has begun in a conversation. */
@Schema(name = "Draft")
public record DraftView(
        UUID conversationId,
        Author author,
        @Schema(examples = "It left our house this") String text,

        @JsonProperty("private") @Schema(description = "Begun as a note")
        boolean isPrivate,

        Instant updatedAt) {

    @Schema(name = "DraftAuthor")
    public record Author(UUID id, String name) {}
}
