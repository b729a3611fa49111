package io.chatroom.conversation.media;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.store.HandOverLinks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where delivery-service puts what it fetched; who has a good link needs nothing else. What is refused with 404, 413 or 422 is not to be
 * put again.
 */
@Path(HandOverLinks.PATH)
@RunOnVirtualThread
public class HandOverResource {
    private final HandOverLinks links;
    private final TakeFile takeFile;

    HandOverResource(HandOverLinks links, TakeFile takeFile) {
        this.links = links;
        this.takeFile = takeFile;
    }

    @PUT
    @Path("{message}/{attachment}/{until}/{signature}")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<Void> put(
            @PathParam("message") UUID message,
            @PathParam("attachment") UUID attachment,
            @PathParam("until") long until,
            @PathParam("signature") String signature,
            InputStream content) {
        if (!links.isGood(message, attachment, until, signature)) {
            throw ProblemException.notFound("file");
        }
        takeFile.take(message, attachment, content);
        return RestResponse.noContent();
    }
}
