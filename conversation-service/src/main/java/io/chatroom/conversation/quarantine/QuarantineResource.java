package io.chatroom.conversation.quarantine;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/quarantine")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.NAME_OF_ADMIN)
@RunOnVirtualThread
public class QuarantineResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 200;

    private final QuarantineList list;
    private final RedriveQuarantined redrive;
    private final DiscardQuarantined discard;
    private final SecurityIdentity identity;

    QuarantineResource(
            QuarantineList list, RedriveQuarantined redrive, DiscardQuarantined discard, SecurityIdentity identity) {
        this.list = list;
        this.redrive = redrive;
        this.discard = discard;
        this.identity = identity;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listQuarantine",
            summary = "Input that could not be understood or stored, the newest first",
            description = "It was acknowledged, so it is kept until it has been stored or somebody discards it.")
    public Page<QuarantineView> list(
            @QueryParam("inbox_id") @Parameter(description = "Only of this inbox") @Nullable UUID inboxId,
            @QueryParam("topic") @Parameter(description = "Only from this topic") @Nullable String topic,
            @QueryParam("reason")
                    @Parameter(description = "Only those with this in their reason, upper or lower case")
                    @Nullable
                    String reason,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        return list.page(
                new QuarantineFilter(inboxId, bounded("topic", topic), bounded("reason", reason)),
                cursor,
                Limit.of(limit, USUALLY, AT_MOST));
    }

    private static @Nullable String bounded(String name, @Nullable String value) {
        if (value != null && value.length() > QuarantineFilter.LONGEST) {
            throw ProblemException.badParameter(
                    name, name + " has " + QuarantineFilter.LONGEST + " characters at most.");
        }
        return value;
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getQuarantineEntry", summary = "One entry, with its headers and all of its content")
    public QuarantineContentView get(UUID id) {
        return list.content(id).orElseThrow(() -> ProblemException.notFound("quarantine entry"));
    }

    @POST
    @Path("redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redriveQuarantine",
            summary = "Read quarantined input again, after a fix",
            description =
                    "Webhooks are given to ingest once more, records go back to their topic. An entry disappears when what it holds"
                            + " has arrived, and is `held` again, with the new reason, if it was refused again. Repeating this is harmless.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RedriveRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "How many would it be?",
                                        value = "{\"filter\": {\"reason\": \"unknown type\"}, \"dry_run\": true}"),
                                @ExampleObject(
                                        name = "These two",
                                        value = "{\"ids\": [\"0199b8a0-1c00-7a11-8f00-0000000000a1\","
                                                + " \"0199b8a0-1c00-7a11-8f00-0000000000a2\"]}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What was asked for again",
            content =
                    @Content(
                            schema = @Schema(implementation = RedriveView.class),
                            examples =
                                    @ExampleObject(
                                            name = "One of two",
                                            value =
                                                    "{\"dry_run\": false, \"matched\": 1, \"redriven\": 1, \"items\": ["
                                                            + "{\"id\": \"0199b8a0-1c00-7a11-8f00-0000000000a1\", \"outcome\": \"redriving\"},"
                                                            + " {\"id\": \"0199b8a0-1c00-7a11-8f00-0000000000a2\", \"outcome\": \"not_found\"}]}")))
    public RedriveView redrive(@NotNull @Valid RedriveRequest request) {
        return redrive.redrive(request, SignedIn.of(identity));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "discardQuarantineEntry",
            summary = "Throw an entry away, for good",
            description = "The audit trail keeps where it came from, why it was held, and its digest.")
    @APIResponse(responseCode = "204", description = "Discarded")
    public void discard(UUID id) {
        discard.discard(id, SignedIn.of(identity));
    }
}
