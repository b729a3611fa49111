package io.chatroom.conversation.attachment;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/attachments")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadResource {
    private final TakeUpload takeUpload;
    private final SecurityIdentity identity;

    UploadResource(TakeUpload takeUpload, SecurityIdentity identity) {
        this.takeUpload = takeUpload;
        this.identity = identity;
    }

    @POST
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadAttachment",
            summary = "Upload a file to send in a conversation",
            description =
                    "The body is the file, as it is. Send it with a message by `attachment_ids`; what is not sent within a day is forgotten,"
                            + " and at most " + TakeUpload.MOST_WAITING
                            + " may wait. Its kind is told by what it holds; programs, and what is of no known kind, are refused.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    @APIResponse(responseCode = "409", description = "Too many files wait to be sent, or nobody is left to send to")
    public RestResponse<AttachmentView> upload(
            UUID id,
            @QueryParam("name")
                    @Parameter(description = "What it is called", required = true, example = "invoice.pdf")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = FileName.LONGEST)
                    @Nullable
                    String name,
            InputStream content) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                takeUpload.take(id, FileName.checked(name), content, SignedIn.of(identity)));
    }
}
