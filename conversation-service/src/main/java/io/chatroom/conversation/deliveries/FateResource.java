package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.deliveries.ChangeFate.Done;
import io.chatroom.conversation.thread.CancelScheduled;
import io.chatroom.conversation.thread.MessageView;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/messages/{id}")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
@RunOnVirtualThread
public class FateResource {
    private final ChangeFate changeFate;
    private final CancelScheduled cancelScheduled;
    private final SecurityIdentity identity;

    FateResource(ChangeFate changeFate, CancelScheduled cancelScheduled, SecurityIdentity identity) {
        this.changeFate = changeFate;
        this.cancelScheduled = cancelScheduled;
        this.identity = identity;
    }

    @POST
    @Path("retry")
    @Operation(
            operationId = "retryReply",
            summary = "Send a reply anew that is unknown, failed or cancelled",
            description =
                    "Its delivery begins anew, before later replies of the conversation that have not been sent. One that is on its way"
                            + " already is left alone.")
    @APIResponse(
            responseCode = "202",
            description = "It is queued again",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was on its way already",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    public RestResponse<MessageView> retry(UUID id) {
        return answer(changeFate.retry(id, SignedIn.of(identity)));
    }

    @POST
    @Path("cancel")
    @Operation(
            operationId = "cancelReply",
            summary = "Do not send a reply any more",
            description =
                    "Whether that came in time is known a moment later: the reply's `status` becomes `cancelled`, or it is `sent` after"
                            + " all and the timeline says that the cancel was refused. One that failed or is unknown is put away with"
                            + " this, and a conversation that it holds up goes on.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had been asked for already",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "204", description = "Its time had not come: it was never sent, and never will be")
    public RestResponse<MessageView> cancel(UUID id) {
        SignedIn by = SignedIn.of(identity);
        return cancelScheduled.cancel(id, by) ? RestResponse.noContent() : answer(changeFate.cancel(id, by));
    }

    private static RestResponse<MessageView> answer(Done done) {
        return RestResponse.status(
                done.isNew() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK, done.message());
    }
}
