package io.chatroom.conversation.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked of accounts. None says its password when printed. */
public final class UserRequests {
    static final int LONGEST_NAME = 200;
    static final int MOST_INBOXES = 1000;
    private static final String FILLED = "(?s)[^\\u0000]*[^\\s\\u0000][^\\u0000]*";
    private static final String FILLED_MESSAGE = "must say something, without the character NUL";

    @Schema(name = "CreateUserRequest")
    public record CreateUserRequest(
            @NotBlank
            @Size(max = 100)
            @Schema(description = "Letters, digits and . _ @ + -; upper and lower case are the same", examples = "ada")
            String username,

            @Nullable
            @Pattern(regexp = FILLED, message = FILLED_MESSAGE)
            @Size(max = LONGEST_NAME)
            @Schema(
                    description = "What colleagues and contacts read; the username unless given",
                    examples = "Ada Lovelace")
            String name,

            @NotNull Role role,

            @Nullable
            @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            @Schema(description = "Without it one is made up, and told in the answer, once")
            String password,

            @Nullable
            @Size(max = MOST_INBOXES)
            @Schema(description = "Limits an agent or viewer to these inboxes; without it they see all")
            Set<@NotNull UUID> inboxIds) {
        @Override
        public String toString() {
            return "CreateUserRequest[" + username + ", " + role + "]";
        }
    }

    @Schema(name = "ChangeUserRequest", description = "What is left out stays.")
    public record ChangeUserRequest(
            @Nullable @Pattern(regexp = FILLED, message = FILLED_MESSAGE) @Size(max = LONGEST_NAME)
            String name,

            @Nullable Role role,

            @Nullable @Schema(description = "False ends all sessions and tokens, for good")
            Boolean enabled,

            @Nullable @Schema(description = "True ends the limit to some inboxes", examples = "true")
            Boolean allInboxes,

            @Nullable @Size(max = MOST_INBOXES) @Schema(description = "Limits to these inboxes from now on")
            Set<@NotNull UUID> inboxIds) {}

    @Schema(name = "ChangeMeRequest")
    public record ChangeMeRequest(
            @NotBlank
            @Pattern(regexp = FILLED, message = FILLED_MESSAGE)
            @Size(max = LONGEST_NAME)
            @Schema(examples = "Ada Lovelace")
            String name) {}

    @Schema(name = "ChangePasswordRequest")
    public record ChangePasswordRequest(
            @NotBlank @Size(max = Passwords.LONGEST) String currentPassword,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String newPassword) {
        @Override
        public String toString() {
            return "ChangePasswordRequest[…]";
        }
    }

    private UserRequests() {}
}
