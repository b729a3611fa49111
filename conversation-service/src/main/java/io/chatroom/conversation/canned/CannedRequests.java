package io.chatroom.conversation.canned;

import io.chatroom.conversation.mergepatch.Given;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to make or change a canned reply. */
public final class CannedRequests {
    static final int LONGEST_SHORTCUT = 50;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final String SHORTCUT = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,49}";
    private static final String SHORTCUT_MESSAGE = "has 1 to 50 letters, digits or any of . _ -";
    private static final String NO_NUL = "[^\\u0000]*";
    private static final String NO_NUL_MESSAGE = "must not contain the character NUL";
    private static final String NOT_BLANK = "(?s).*\\S.*";
    private static final String NOT_BLANK_MESSAGE = "must not be blank";
    private static final String SHORTCUT_EXAMPLE = "late";
    private static final String TITLE_EXAMPLE = "A parcel is late";
    private static final String TEXT_EXAMPLE = "Dear {{contact.first_name | customer}}, we are looking for it.";

    @Schema(name = "CreateCannedReplyRequest")
    public record CreateCannedReplyRequest(
            @NotNull @Pattern(regexp = SHORTCUT, message = SHORTCUT_MESSAGE) @Schema(examples = SHORTCUT_EXAMPLE)
            String shortcut,

            @NotBlank
            @Size(max = LONGEST_TITLE)
            @Pattern(regexp = NO_NUL, message = NO_NUL_MESSAGE)
            @Schema(examples = TITLE_EXAMPLE)
            String title,

            @NotBlank
            @Size(max = LONGEST_TEXT)
            @Pattern(regexp = NO_NUL, message = NO_NUL_MESSAGE)
            @Schema(examples = TEXT_EXAMPLE)
            String text,

            @Nullable @Schema(description = "Left out: offered in every inbox")
            UUID inboxId) {}

    @Schema(
            name = "ChangeCannedReplyRequest",
            description = "What is left out stays; `inbox_id` null offers it in every inbox")
    public record ChangeCannedReplyRequest(
            @Nullable @Pattern(regexp = SHORTCUT, message = SHORTCUT_MESSAGE) @Schema(examples = SHORTCUT_EXAMPLE)
            String shortcut,

            @Nullable
            @Pattern(regexp = NOT_BLANK, message = NOT_BLANK_MESSAGE)
            @Size(max = LONGEST_TITLE)
            @Schema(examples = TITLE_EXAMPLE)
            String title,

            @Nullable
            @Pattern(regexp = NOT_BLANK, message = NOT_BLANK_MESSAGE)
            @Size(max = LONGEST_TEXT)
            @Schema(examples = TEXT_EXAMPLE)
            String text,

            @Nullable @Schema(implementation = UUID.class) Given<UUID> inboxId) {}

    private CannedRequests() {}
}
