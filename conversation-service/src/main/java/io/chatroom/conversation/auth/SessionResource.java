package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.AccountView;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/auth/session")
@Tag(name = "Signing in")
@RunOnVirtualThread
public class SessionResource {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final SignIn signIn;
    private final AccessTokens tokens;
    private final SessionCookie cookie;
    private final KnownDevices devices;
    private final ProvidersSession providersSession;
    private final Clock clock;

    SessionResource(
            SignIn signIn,
            AccessTokens tokens,
            SessionCookie cookie,
            KnownDevices devices,
            ProvidersSession providersSession,
            Clock clock) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.cookie = cookie;
        this.devices = devices;
        this.providersSession = providersSession;
        this.clock = clock;
    }

    @Schema(description = "Either username and password, or a token")
    public record SessionRequest(
            @Nullable @Size(max = 200) String username,
            @Nullable @Size(max = 500) String password,
            @Nullable @Size(max = 200) String token) {
        @Override
        public String toString() {
            return "SessionRequest[" + username + "]";
        }
    }

    @Schema(name = "SignedOut")
    public record SignedOutView(URI logoutUrl) {}

    @POST
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSession",
            summary = "Sign a browser in",
            description =
                    "Answers with the cookie `chatroom_session`. Requests that change something and are made with the cookie"
                            + " must carry the header `X-Requested-With: chatroom`.")
    @APIResponse(
            responseCode = "200",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public RestResponse<AccountView> create(
            @NotNull @Valid SessionRequest request,
            @CookieParam(KnownDevices.COOKIE) @Parameter(hidden = true) @Nullable String device,
            @Context HttpServerRequest http) {
        String token = request.token();
        if (token != null) {
            return byToken(token.strip());
        }
        String username = request.username();
        String password = request.password();
        if (username == null || password == null) {
            throw ProblemException.invalid(
                    username == null ? "username" : "password", "required", "Give username and password, or a token.");
        }
        SignedIn account =
                signIn.withPassword(username, password, http.remoteAddress().hostAddress(), device);
        AccessTokens.Issued session =
                tokens.issueSession(account.id(), "browser", LIFETIME, AccessTokens.Browser.of(http));
        return RestResponse.ResponseBuilder.ok(AccountView.of(account))
                .cookie(
                        cookie.with(session.token(), LIFETIME),
                        devices.remember(account.id()),
                        providersSession.ended())
                .build();
    }

    // the cookie holds the very token, so the session ends when the token is revoked or expires
    private RestResponse<AccountView> byToken(String token) {
        AccessTokens.Valid valid = tokens.find(token)
                .orElseThrow(() -> new ProblemException(
                        401,
                        "invalid_credentials",
                        "You are not signed in",
                        "The token is unknown, expired or revoked."));
        Duration left = Duration.between(clock.instant(), valid.expiresAt());
        return RestResponse.ResponseBuilder.ok(AccountView.of(valid.account()))
                .cookie(cookie.with(token, left.compareTo(LIFETIME) < 0 ? left : LIFETIME), providersSession.ended())
                .build();
    }

    @DELETE
    @PermitAll
    @SecurityRequirements
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteSession",
            summary = "Sign this browser out",
            description =
                    "A session made from a pasted token leaves the token as it is. Who signed in with a provider is still signed in there;"
                            + " the answer says where a browser goes to end that, if the provider offers it.")
    @APIResponse(
            responseCode = "200",
            description = "Signed out here, and not yet at the provider",
            content = @Content(schema = @Schema(implementation = SignedOutView.class)))
    @APIResponse(responseCode = "204", description = "Signed out")
    public RestResponse<SignedOutView> delete(
            @CookieParam(SessionCookie.NAME) @Parameter(hidden = true) @Nullable String token,
            @CookieParam(ProvidersSession.COOKIE) @Parameter(hidden = true) @Nullable String atProvider) {
        if (token != null) {
            tokens.find(token)
                    .filter(valid -> valid.kind() == AccessTokens.Kind.SESSION)
                    .ifPresent(session -> tokens.revoke(session.id()));
        }
        return providersSession
                .end(atProvider)
                .map(url -> RestResponse.ResponseBuilder.ok(new SignedOutView(url)))
                .orElseGet(() -> RestResponse.ResponseBuilder.noContent())
                .cookie(cookie.gone(), providersSession.ended())
                .build();
    }
}
