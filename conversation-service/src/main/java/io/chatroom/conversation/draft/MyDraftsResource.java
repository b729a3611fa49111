package io.chatroom.conversation.draft;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Page;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me/drafts")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MyDraftsResource {
    private final Drafts drafts;
    private final SecurityIdentity identity;

    MyDraftsResource(Drafts drafts, SecurityIdentity identity) {
        this.drafts = drafts;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(operationId = "listMyDrafts", summary = "All that you have begun and not sent; the newest first")
    public Page<DraftView> mine() {
        return Page.whole(drafts.of(SignedIn.of(identity)));
    }
}
