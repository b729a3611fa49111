package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.AccountView;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "Signing in")
@RunOnVirtualThread
public class MeResource {
    private final SecurityIdentity identity;

    MeResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(operationId = "getMe", summary = "The account that asks")
    public AccountView me() {
        return AccountView.of(SignedIn.of(identity));
    }
}
