package io.chatroom.conversation.auth;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;

/** Reads off an identity with which of our tokens it came, if with one. */
final class ShownToken {

    static Scopes scopesOf(SecurityIdentity identity) {
        return of(identity).map(AccessTokens.Valid::scopes).orElse(Scopes.ALL);
    }

    static Optional<AccessTokens.Valid> of(SecurityIdentity identity) {
        return identity.getAttribute(TokenIdentityProvider.SHOWN) instanceof AccessTokens.Valid token
                ? Optional.of(token)
                : Optional.empty();
    }

    private ShownToken() {}
}
