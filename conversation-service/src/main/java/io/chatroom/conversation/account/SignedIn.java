package io.chatroom.conversation.account;

import io.quarkus.security.identity.SecurityIdentity;
import java.security.Principal;
import java.util.UUID;

/** The account on whose behalf a request is made, however it proved that. */
public record SignedIn(UUID id, String username, String name, Role role, InboxLimit inboxes, boolean passwordHandedOut)
        implements Principal {

    /** Of a request that was let in; where nobody has to sign in there is none. */
    public static SignedIn of(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof SignedIn account) {
            return account;
        }
        throw new IllegalStateException("let in without an account: " + identity.getPrincipal());
    }

    static SignedIn of(Account account) {
        return new SignedIn(
                account.id(),
                account.username(),
                account.name(),
                account.role(),
                account.inboxes(),
                account.isPasswordHandedOut());
    }

    @Override
    public String getName() {
        return username;
    }
}
