package io.chatroom.conversation.platform;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.listing.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/platforms")
@Tag(name = "Inboxes")
@RunOnVirtualThread
public class PlatformsResource {
    private final PlatformCatalog platforms;

    PlatformsResource(PlatformCatalog platforms) {
        this.platforms = platforms;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(
            operationId = "listPlatforms",
            summary = "The platforms an inbox can be on",
            description =
                    "With the fields of each one's form. `api_base_url` and `unknown_policy` are known to every platform.")
    public Page<PlatformView> list() {
        return Page.whole(platforms.all().stream().map(PlatformView::of).toList());
    }
}
