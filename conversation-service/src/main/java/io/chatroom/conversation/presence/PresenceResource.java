package io.chatroom.conversation.presence;

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

/** Who is where. */
@Path("/api/v1/presence")
@Tag(name = "Live")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PresenceResource {
    private static final int AT_MOST = 500;

    private final WhoIsHere who;
    private final SecurityIdentity identity;

    PresenceResource(WhoIsHere who, SecurityIdentity identity) {
        this.who = who;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(
            operationId = "listPresence",
            summary = "Which conversations somebody is in now",
            description = "The first " + AT_MOST
                    + ". Ask once after the stream is open; its `presence` events tell what changes.")
    public Page<PresenceView> everywhere() {
        return Page.whole(who.everywhere(SignedIn.of(identity).inboxes(), AT_MOST));
    }
}
