package io.chatroom.conversation.inbox;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/inboxes")
@Tag(name = "Inboxes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InboxesResource {
    private static final int AT_MOST = 1000;

    private final InboxRepository inboxes;
    private final ChangeInboxes changeInboxes;
    private final ChangeInboxKeys changeKeys;
    private final CheckInboxes checkInboxes;
    private final DeleteInbox deleteInbox;
    private final InboxViews views;
    private final SecurityIdentity identity;
    private final Clock clock;

    InboxesResource(
            InboxRepository inboxes,
            ChangeInboxes changeInboxes,
            ChangeInboxKeys changeKeys,
            CheckInboxes checkInboxes,
            DeleteInbox deleteInbox,
            InboxViews views,
            SecurityIdentity identity,
            Clock clock) {
        this.inboxes = inboxes;
        this.changeInboxes = changeInboxes;
        this.changeKeys = changeKeys;
        this.checkInboxes = checkInboxes;
        this.deleteInbox = deleteInbox;
        this.views = views;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "listInboxes", summary = "Every inbox you may see, by name")
    public Page<InboxView> list() {
        SignedIn reader = SignedIn.of(identity);
        List<Inbox> all = inboxes.inOrderOfName(AT_MOST).stream()
                .filter(inbox -> reader.inboxes().allows(inbox.id()))
                .toList();
        Map<UUID, List<InboxKey>> keys =
                inboxes.keys(all.stream().map(Inbox::id).toList(), clock.instant());
        Map<UUID, InboxCheck> checks =
                inboxes.checks(all.stream().map(Inbox::id).toList());
        return Page.whole(all.stream()
                .map(inbox -> views.of(inbox, keys.getOrDefault(inbox.id(), List.of()), checks.get(inbox.id())))
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getInbox", summary = "One inbox")
    public InboxView get(UUID id) {
        Inbox inbox = inboxes.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("inbox"));
        return views.of(inbox, inboxes.keys(id, clock.instant()));
    }

    @POST
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createInbox",
            summary = "Connect an account on a platform",
            description =
                    "`GET /platforms` says which settings and credentials a platform needs. Credentials are kept encrypted and"
                            + " never shown again. Give the `webhook_url` of the answer to the platform.")
    @APIResponse(
            responseCode = "201",
            description = "Connected",
            content = @Content(schema = @Schema(implementation = InboxView.class)))
    public RestResponse<InboxView> create(@NotNull @Valid InboxRequests.Create request) {
        return RestResponse.status(RestResponse.Status.CREATED, changeInboxes.create(request, SignedIn.of(identity)));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeInbox", summary = "Change an inbox")
    public InboxView change(UUID id, @NotNull @Valid InboxRequests.Change request) {
        return changeInboxes.change(id, request, SignedIn.of(identity));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "deleteInbox",
            summary = "Disconnect an inbox for good",
            description =
                    "With `dry_run` nothing is done but said what would be. Else its keys and credentials are destroyed at once,"
                            + " replies that have not left are cancelled, and its conversations stay to be read and searched, not"
                            + " answered. Again, it changes nothing.")
    public DeletedInboxView delete(
            UUID id,
            @QueryParam("dry_run") @Parameter(description = "Only say what would happen") @DefaultValue("false")
                    boolean dryRun) {
        return dryRun ? deleteInbox.wouldDelete(id) : deleteInbox.delete(id, SignedIn.of(identity));
    }

    @POST
    @Path("{id}/rotate-key")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateInboxKey",
            summary = "Give an inbox a new key, and so a new `webhook_url`",
            description =
                    "The keys until now stay good for the overlap, a day unless the request says otherwise, so that the platform"
                            + " can be told the new address meanwhile; then they end by themselves. The body may be left out.")
    public InboxView rotateKey(UUID id, @Valid InboxRequests.@Nullable RotateKey request) {
        return changeKeys.rotate(
                id, request == null ? new InboxRequests.RotateKey(null) : request, SignedIn.of(identity));
    }

    @POST
    @Path("{id}/check")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "checkInbox",
            summary = "Ask the platform whether an inbox is connected as it should be",
            description =
                    "Changes nothing on the platform. The answer comes within seconds in the inbox's `check`, and as"
                            + " `inbox.updated` on the stream: whether the credentials are right, whether events come to"
                            + " `webhook_url`, and in plain words what is wrong. An inbox is checked by itself when it is connected"
                            + " or changed, and every day. Platforms with the capability `credential_check` can be asked.")
    @APIResponse(
            responseCode = "202",
            description = "The platform is being asked",
            content = @Content(schema = @Schema(implementation = InboxView.class)))
    public RestResponse<InboxView> check(UUID id) {
        return accepted(checkInboxes.check(id, SignedIn.of(identity)));
    }

    @PUT
    @Path("{id}/webhook")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "registerInboxWebhook",
            summary = "Have the platform send its events to the inbox's `webhook_url`",
            description =
                    "From then on this is kept so: the platform is told again when the address or a credential changes, and to stop"
                            + " while the inbox is disabled. What came of it is in the inbox's `check`. Platforms with the"
                            + " capability `webhook_registration` can be told; others are told by hand, see the guide.")
    @APIResponse(
            responseCode = "202",
            description = "The platform is being told",
            content = @Content(schema = @Schema(implementation = InboxView.class)))
    public RestResponse<InboxView> registerWebhook(UUID id) {
        return accepted(checkInboxes.register(id, SignedIn.of(identity)));
    }

    @DELETE
    @Path("{id}/webhook")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "removeInboxWebhook",
            summary = "Have the platform send its events no more",
            description = "What came of it is in the inbox's `check`.")
    @APIResponse(
            responseCode = "202",
            description = "The platform is being told",
            content = @Content(schema = @Schema(implementation = InboxView.class)))
    public RestResponse<InboxView> removeWebhook(UUID id) {
        return accepted(checkInboxes.remove(id, SignedIn.of(identity)));
    }

    private static RestResponse<InboxView> accepted(InboxView inbox) {
        return RestResponse.status(RestResponse.Status.ACCEPTED, inbox);
    }

    @DELETE
    @Path("{id}/keys/{key_id}")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "revokeInboxKey",
            summary = "End one key of an inbox at once",
            description = "What is sent to its address from now on is answered 404. `keys` of the inbox has the ids.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void revokeKey(UUID id, @PathParam("key_id") UUID keyId) {
        changeKeys.revoke(id, keyId, SignedIn.of(identity));
    }
}
