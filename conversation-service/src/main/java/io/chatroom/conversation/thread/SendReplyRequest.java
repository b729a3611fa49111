package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer, or with {@code private} a note among ourselves. */
public record SendReplyRequest(
        @NotNull
        @Size(max = SendReplyRequest.LONGEST_TEXT)
        @Pattern(regexp = "[^\\u0000]*", message = "must not contain the character NUL")
        @Schema(examples = "It left our house this morning.")
        String text,

        @JsonProperty("private") @Nullable Boolean isPrivate,
        @Nullable UUID replyToId,

        @Nullable
        @Size(min = 1, max = SendReplyRequest.LONGEST_KEY)
        @Schema(description = "Chosen by the client; may be sent as the header Idempotency-Key instead")
        String clientMessageId,

        @Nullable
        @PositiveOrZero
        @Schema(
                description =
                        "The newest seq the author has seen: if somebody else wrote after it, the message is refused",
                examples = "12")
        Long lastSeenSeq,

        @Nullable
        @Schema(
                description = "When to send it, within a year; left out, it is sent now",
                examples = "2027-03-01T08:00:00Z")
        Instant sendAt,

        @Nullable
        @Size(max = SendReplyRequest.MOST_FILES)
        @Schema(
                description =
                        "Files that you have uploaded for this conversation and sent with no message yet; with them the text may be empty",
                examples = "[\"0199b8a0-1c00-7a11-8f00-0000000000f1\"]")
        List<@NotNull UUID> attachmentIds,

        @Nullable
        @Min(1)
        @Max(LONGEST_UNDO)
        @Schema(description = "It waits so long before it is sent, and can be cancelled meanwhile", examples = "5")
        Integer undoSeconds) {

    static final int LONGEST_UNDO = 60;
    static final int MOST_FILES = 10;

    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_KEY = 200;

    List<UUID> files() {
        return attachmentIds == null
                ? List.of()
                : attachmentIds.stream().distinct().toList();
    }

    boolean asNote() {
        return Boolean.TRUE.equals(isPrivate);
    }
}
