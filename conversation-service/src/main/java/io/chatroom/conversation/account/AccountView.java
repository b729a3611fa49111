package io.chatroom.conversation.account;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as the API shows it. */
@Schema(name = "Account")
public record AccountView(UUID id, String username, String name, Role role) {

    static AccountView of(Account account) {
        return new AccountView(account.id(), account.username(), account.name(), account.role());
    }

    public static AccountView of(SignedIn account) {
        return new AccountView(account.id(), account.username(), account.name(), account.role());
    }
}
