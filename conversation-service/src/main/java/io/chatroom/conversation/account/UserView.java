package io.chatroom.conversation.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who works here, as colleagues see them. */
@Schema(name = "User")
public record UserView(
        UUID id,

        @Schema(examples = "ada") String username,

        @Schema(examples = "Ada Lovelace") String name,

        Role role,
        boolean enabled,

        @Schema(description = "Whether they see every inbox; admins always do")
        boolean allInboxes,

        @Schema(description = "Otherwise the inboxes they see")
        List<UUID> inboxIds,

        SignsInWith signsInWith,

        @Schema(description = "When they last did anything, to the minute") @Nullable
        Instant lastSeenAt,

        Instant createdAt) {

    /** Whether the password is kept here, or somebody else vouches for them. */
    @Schema(name = "SignsInWith")
    public enum SignsInWith {
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("oidc")
        OIDC
    }

    static UserView of(Account account, @Nullable Instant lastSeenAt) {
        InboxLimit limit = account.inboxes();
        return new UserView(
                account.id(),
                account.username(),
                account.name(),
                account.role(),
                account.isEnabled(),
                limit.isNone(),
                limit.listed(),
                account.isFromElsewhere() ? SignsInWith.OIDC : SignsInWith.PASSWORD,
                lastSeenAt,
                account.createdAt());
    }
}
