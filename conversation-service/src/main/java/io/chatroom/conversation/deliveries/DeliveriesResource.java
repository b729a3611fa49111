package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.thread.MessageStatus;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deliveries")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeliveriesResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 200;

    private final Deliveries deliveries;
    private final RedriveDeliveries redrive;
    private final SecurityIdentity identity;

    DeliveriesResource(Deliveries deliveries, RedriveDeliveries redrive, SecurityIdentity identity) {
        this.deliveries = deliveries;
        this.redrive = redrive;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listDeliveries",
            summary = "Replies that are not there, the newest first",
            description = "On their way, unknown, failed or cancelled; with the reason, as far as there is one.")
    public Page<DeliveryView> list(
            @QueryParam("state")
                    @Parameter(
                            description =
                                    "Only those in this state: queued, sending, retrying, unknown, failed or cancelled")
                    @Schema(ref = "MessageStatus")
                    @Nullable
                    String state,
            @QueryParam("inbox_id") @Parameter(description = "Only of this inbox") @Nullable UUID inboxId,
            @QueryParam("code") @Parameter(description = "Only with this code, such as `attempts_exhausted`") @Nullable
                    String code,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        if (code != null && (code.isEmpty() || code.length() > DeliveryFilter.LONGEST)) {
            throw ProblemException.badParameter("code", "code has 1 to " + DeliveryFilter.LONGEST + " characters.");
        }
        return deliveries.page(
                new DeliveryFilter(state(state), inboxId, code),
                SignedIn.of(identity).inboxes(),
                cursor,
                Limit.of(limit, USUALLY, AT_MOST));
    }

    private static @Nullable MessageStatus state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Deliveries.NOT_THERE.stream()
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter(
                        "state", "state is one of queued, sending, retrying, unknown, failed, cancelled."));
    }

    @POST
    @Path("redrive")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redriveDeliveries",
            summary = "Send many replies anew",
            description =
                    "Those that are unknown, failed or cancelled. Within a conversation the earlier ones leave first. Repeating this is"
                            + " harmless: what is on its way is left alone.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RedriveRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "How many would it be?",
                                        value =
                                                "{\"filter\": {\"state\": \"failed\", \"code\": \"attempts_exhausted\"}, \"dry_run\": true}"),
                                @ExampleObject(
                                        name = "This one",
                                        value = "{\"message_ids\": [\"0199b8a0-1c00-7a11-8f00-0000000000a1\"]}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = RedriveView.class)))
    public RedriveView redrive(@NotNull @Valid RedriveRequest request) {
        return redrive.redrive(request, SignedIn.of(identity));
    }
}
