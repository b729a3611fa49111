package io.chatroom.conversation.auth;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Our own tokens, in the Authorization header or in the session's cookie. The header wins. A bearer token that is not ours is left to
 * OIDC.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final String TOKEN_SCHEME = "token ";
    private static final String BEARER_SCHEME = "bearer ";

    @Override
    public int getPriority() {
        // before OIDC, which would take any bearer token for a JWT
        return 2 * DEFAULT_PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> token = token(context);
        if (token.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        TokenRequest request = new TokenRequest(token.get());
        HttpSecurityUtils.setRoutingContextAttribute(request, context);
        return identities.authenticate(request);
    }

    private static Optional<String> token(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        if (header != null) {
            return inHeader(header);
        }
        Cookie cookie = context.request().getCookie(SessionCookie.NAME);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    static Optional<String> inHeader(String header) {
        if (header.regionMatches(true, 0, TOKEN_SCHEME, 0, TOKEN_SCHEME.length())) {
            return Optional.of(header.substring(TOKEN_SCHEME.length()).strip());
        }
        if (header.regionMatches(true, 0, BEARER_SCHEME, 0, BEARER_SCHEME.length())) {
            return Optional.of(header.substring(BEARER_SCHEME.length()).strip())
                    .filter(token -> token.startsWith(AccessTokens.PREFIX));
        }
        return Optional.empty();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        // a browser that comes to sign in elsewhere is sent there, which OIDC knows how to
        if (context.normalizedPath().startsWith(OidcLoginResource.PATH)) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Token"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "token"));
    }
}
