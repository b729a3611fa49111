package io.chatroom.conversation.auth;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds who a token of ours belongs to. */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenRequest> {
    /** The attribute of an identity that says which of our tokens was shown. */
    static final String SHOWN = "chatroom.token";

    private final AccessTokens tokens;

    TokenIdentityProvider(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<TokenRequest> getRequestType() {
        return TokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> tokens.find(request.token())
                .map(TokenIdentityProvider::identity)
                .orElseThrow(() -> new AuthenticationFailedException("unknown, expired or revoked token")));
    }

    private static SecurityIdentity identity(AccessTokens.Valid token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token.account())
                .addRole(token.account().role().word())
                .addAttribute(SHOWN, token)
                .build();
    }
}
