package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where platforms fetch files; who has a good link needs nothing else. */
@Path(FileLinks.PATH)
@RunOnVirtualThread
public class FilesResource {
    private final FileLinks links;
    private final Downloads downloads;

    FilesResource(FileLinks links, Downloads downloads) {
        this.links = links;
        this.downloads = downloads;
    }

    @GET
    @Path("{id}/{until}/{signature}/{name}")
    @PermitAll
    @Operation(hidden = true)
    public Response get(
            @PathParam("id") UUID id,
            @PathParam("until") long until,
            @PathParam("signature") String signature,
            @Context HttpHeaders headers) {
        if (!links.isGood(id, until, signature)) {
            throw ProblemException.notFound("file");
        }
        return downloads.of(id, headers.getHeaderString("Range"));
    }
}
