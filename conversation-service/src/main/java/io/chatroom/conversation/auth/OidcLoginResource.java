package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.SignedIn;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser signs in with the OIDC provider. Quarkus sends it there and takes it back here with a code; from then on it has a
 * session like any other.
 */
@Path(OidcLoginResource.PATH)
@RunOnVirtualThread
public class OidcLoginResource {
    static final String PATH = "/auth/oidc/login";

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecurityIdentity identity;
    private final OidcSession provider;
    private final AccessTokens tokens;
    private final SessionCookie cookie;
    private final ProvidersSession providersSession;

    OidcLoginResource(
            SecurityIdentity identity,
            OidcSession provider,
            AccessTokens tokens,
            SessionCookie cookie,
            ProvidersSession providersSession) {
        this.identity = identity;
        this.provider = provider;
        this.tokens = tokens;
        this.cookie = cookie;
        this.providersSession = providersSession;
    }

    @GET
    @Authenticated
    @Operation(hidden = true)
    public RestResponse<Void> login(@Context HttpServerRequest http) {
        AccessTokens.Issued session = tokens.issueSessionOfProvider(
                SignedIn.of(identity).id(),
                identity.getAttribute(OidcAccounts.PROVIDERS_SESSION),
                LIFETIME,
                AccessTokens.Browser.of(http));
        // theirs would sign the next one at this browser in without asking
        provider.logout().await().atMost(PATIENCE);
        return RestResponse.ResponseBuilder.<Void>seeOther(URI.create("/"))
                .cookie(cookie.with(session.token(), LIFETIME), providersSession.begun(idToken(), LIFETIME))
                .build();
    }

    private @Nullable String idToken() {
        IdTokenCredential credential = identity.getCredential(IdTokenCredential.class);
        return credential == null ? null : credential.getToken();
    }
}
