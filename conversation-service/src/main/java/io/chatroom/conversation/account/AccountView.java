package io.chatroom.conversation.account;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as the API shows it. */
@Schema(name = "Account")
public record AccountView(
        UUID id,
        String username,
        String name,
        Role role,

        @Schema(description = "Whether it sees every inbox") boolean allInboxes,

        @Schema(description = "Otherwise the inboxes it sees")
        List<UUID> inboxIds,

        @Schema(description = "Whether somebody else set its password, or made it up; its owner has yet to choose one")
        boolean passwordHandedOut) {

    public static AccountView of(SignedIn account) {
        return new AccountView(
                account.id(),
                account.username(),
                account.name(),
                account.role(),
                account.inboxes().isNone(),
                account.inboxes().listed(),
                account.passwordHandedOut());
    }
}
