package io.chatroom.conversation.auth;

import io.chatroom.conversation.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where the OIDC provider says that somebody has signed out there, as <a
 * href="https://openid.net/specs/openid-connect-backchannel-1_0.html">back-channel logout</a> has it. Open streams end when they next ask.
 */
@Path("/auth/oidc/backchannel-logout")
@PermitAll
@RunOnVirtualThread
public class OidcLogoutResource {
    private static final Logger LOG = Logger.getLogger(OidcLogoutResource.class);

    private final LogoutTokens logoutTokens;
    private final AccessTokens tokens;

    OidcLogoutResource(LogoutTokens logoutTokens, AccessTokens tokens) {
        this.logoutTokens = logoutTokens;
        this.tokens = tokens;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<Void> logout(@FormParam("logout_token") @Nullable String logoutToken) {
        LogoutTokens.Ended ended = logoutTokens
                .verify(logoutToken == null ? "" : logoutToken)
                .orElseThrow(
                        () -> new ProblemException(
                                400,
                                "invalid_logout_token",
                                "The logout token is not valid",
                                "It is signed by the provider, for this client, less than five minutes old, and names a session or a person."));
        int sessions = tokens.revokeOfProvider(ended.oidcSubject(), ended.sid());
        LOG.infof("the OIDC provider ended %d sessions", sessions);
        return RestResponse.ResponseBuilder.<Void>ok()
                .header("Cache-Control", "no-store")
                .build();
    }
}
