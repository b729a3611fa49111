package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.FirstRun;
import io.chatroom.conversation.settings.ConversationSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/auth/providers")
@Tag(name = "Signing in")
@RunOnVirtualThread
public class ProvidersResource {
    private final ConversationSettings settings;
    private final FirstRun firstRun;
    private final AccessTokens tokens;

    ProvidersResource(ConversationSettings settings, FirstRun firstRun, AccessTokens tokens) {
        this.settings = settings;
        this.firstRun = firstRun;
        this.tokens = tokens;
    }

    @Schema(name = "Providers")
    public record ProvidersView(
            boolean password,
            List<OidcProvider> oidc,

            @Schema(
                    description =
                            "Whether the administrator that the first start made is yet to come: nobody has chosen a password of their"
                                    + " own, or signed in with a provider")
            boolean firstRun,

            @Schema(description = "Whether this browser has a session that is good")
            boolean signedIn) {}

    /** {@code loginUrl} is where a browser goes to sign in. */
    public record OidcProvider(String id, String label, String loginUrl) {}

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "listProviders", summary = "The ways to sign in, and whether that is needed")
    public ProvidersView providers(
            @CookieParam(SessionCookie.NAME) @Parameter(hidden = true) @Nullable String session) {
        return new ProvidersView(
                true,
                settings.oidc().issuer().stream()
                        .map(issuer -> new OidcProvider("oidc", issuer.getHost(), OidcLoginResource.PATH))
                        .toList(),
                firstRun.isNow(),
                session != null && tokens.find(session).isPresent());
    }
}
