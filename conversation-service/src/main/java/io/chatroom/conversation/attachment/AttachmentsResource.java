package io.chatroom.conversation.attachment;

import io.chatroom.conversation.account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/attachments/{id}")
@Tag(name = "Messages")
@RunOnVirtualThread
public class AttachmentsResource {
    private final Downloads downloads;

    AttachmentsResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(
            operationId = "downloadAttachment",
            summary = "A file that was sent with a message",
            description = "To be saved, or drawn where it is a picture; never to be opened as a page.")
    @APIResponse(
            responseCode = "200",
            description = "What it holds",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "A part of it, where the header `Range` asks for one")
    public Response get(UUID id, @Context HttpHeaders headers) {
        return downloads.of(id, headers.getHeaderString("Range"));
    }
}
