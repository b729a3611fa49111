package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer, or with {@code private} a note among ourselves. */
public record SendReplyRequest(
        @NotBlank
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
        Long lastSeenSeq) {

    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_KEY = 200;

    boolean asNote() {
        return Boolean.TRUE.equals(isPrivate);
    }
}
