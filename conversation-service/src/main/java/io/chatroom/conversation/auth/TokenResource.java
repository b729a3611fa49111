package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/auth/token")
@Tag(name = "Signing in")
@RunOnVirtualThread
public class TokenResource {
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final SignIn signIn;
    private final AccessTokens tokens;

    TokenResource(SignIn signIn, AccessTokens tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    public record PasswordRequest(
            @NotBlank @Size(max = 200) String username,
            @NotBlank @Size(max = 500) String password) {
        @Override
        public String toString() {
            return "PasswordRequest[" + username + "]";
        }
    }

    @Schema(name = "Token")
    public record TokenView(String token) {
        @Override
        public String toString() {
            return "TokenView[…]";
        }
    }

    @POST
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createToken",
            summary = "Exchange a username and password for a token",
            description =
                    "The token is good for 30 days. Send it as `Authorization: Token <token>` or `Bearer <token>`.")
    public TokenView create(@NotNull @Valid PasswordRequest request, @Context HttpServerRequest http) {
        SignedIn account = signIn.withPassword(
                request.username(), request.password(), http.remoteAddress().hostAddress(), null);
        return new TokenView(tokens.issue(account.id(), AccessTokens.Kind.API, "password sign-in", LIFETIME)
                .token());
    }
}
