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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/inboxes")
@Tag(name = "Inboxes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InboxesResource {
    private static final int AT_MOST = 1000;

    private final InboxRepository inboxes;
    private final ChangeInboxes changeInboxes;
    private final InboxViews views;
    private final SecurityIdentity identity;
    private final Clock clock;

    InboxesResource(
            InboxRepository inboxes,
            ChangeInboxes changeInboxes,
            InboxViews views,
            SecurityIdentity identity,
            Clock clock) {
        this.inboxes = inboxes;
        this.changeInboxes = changeInboxes;
        this.views = views;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "listInboxes", summary = "Every inbox, by name")
    public Page<InboxView> list() {
        List<Inbox> all = inboxes.inOrderOfName(AT_MOST);
        Map<UUID, List<String>> keys = inboxes.keys(all.stream().map(Inbox::id).toList(), clock.instant());
        return Page.whole(all.stream()
                .map(inbox -> views.of(inbox, keys.getOrDefault(inbox.id(), List.of())))
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getInbox", summary = "One inbox")
    public InboxView get(UUID id) {
        Inbox inbox = inboxes.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("inbox"));
        return views.of(inbox, inboxes.keys(List.of(id), clock.instant()).getOrDefault(id, List.of()));
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
}
