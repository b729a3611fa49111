package io.chatroom.conversation.auth;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds a token to its scopes, in one place for every operation. */
@ApplicationScoped
class TokenScopes {
    private static final String API = "/api/v1/";
    private static final String SIGNING_IN = "/api/v1/auth/";

    private final SecurityIdentity identity;

    TokenScopes(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    void check(HttpServerRequest request) {
        String path = request.path();
        if (!path.startsWith(API) || path.startsWith(SIGNING_IN)) {
            return;
        }
        HttpMethod method = request.method();
        boolean onlyReads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        // who one is can be asked with any token
        if (!(onlyReads && path.equals(API + "me"))) {
            ShownToken.scopesOf(identity).check(path, onlyReads);
        }
    }
}
