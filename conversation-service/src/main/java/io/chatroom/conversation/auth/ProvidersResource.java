package io.chatroom.conversation.auth;

import io.chatroom.conversation.settings.ConversationSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/auth/providers")
@Tag(name = "Signing in")
@RunOnVirtualThread
public class ProvidersResource {
    private final ConversationSettings settings;

    ProvidersResource(ConversationSettings settings) {
        this.settings = settings;
    }

    @Schema(name = "Providers")
    public record ProvidersView(boolean password, List<OidcProvider> oidc) {}

    /** {@code loginUrl} is where a browser goes to sign in. */
    public record OidcProvider(String id, String label, String loginUrl) {}

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "listProviders", summary = "The ways to sign in")
    public ProvidersView providers() {
        return new ProvidersView(
                true,
                settings.oidc().issuer().stream()
                        .map(issuer -> new OidcProvider("oidc", issuer.getHost(), OidcLoginResource.PATH))
                        .toList());
    }
}
