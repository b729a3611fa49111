package io.chatroom.conversation.thread;

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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations")
@Tag(name = "Conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConversationsResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 100;

    private final ConversationList list;
    private final ViewQueries views;
    private final ChangeStatus changeStatus;
    private final ReadMarkers readMarkers;
    private final SecurityIdentity identity;

    ConversationsResource(
            ConversationList list,
            ViewQueries views,
            ChangeStatus changeStatus,
            ReadMarkers readMarkers,
            SecurityIdentity identity) {
        this.list = list;
        this.views = views;
        this.changeStatus = changeStatus;
        this.readMarkers = readMarkers;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listConversations",
            summary = "Conversations, page by page",
            description =
                    "Pass `next_cursor` as `cursor` for the next page, with the same filters and sort. Conversations that begin"
                            + " meanwhile neither repeat nor hide any.")
    public Page<ConversationView> list(
            @QueryParam("status")
                    @Parameter(description = "Only those with this status")
                    @Schema(ref = "ConversationStatus")
                    @Nullable
                    String status,
            @QueryParam("inbox_id") @Parameter(description = "Only those of this inbox") @Nullable UUID inboxId,
            @QueryParam("sort")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"-last_activity", "last_activity", "-created"},
                            defaultValue = "-last_activity")
                    @Nullable
                    String sort,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable String cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        ConversationOrder order = ConversationOrder.of(sort);
        SignedIn reader = SignedIn.of(identity);
        return list.page(
                new ConversationList.Filter(status(status), inboxId, reader.inboxes()),
                order,
                cursor == null ? null : ConversationCursor.read(cursor, order),
                Limit.of(limit, USUALLY, AT_MOST),
                reader.id());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getConversation", summary = "One conversation")
    public ConversationView get(UUID id) {
        return views.conversations(List.of(id), SignedIn.of(identity).id()).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("conversation"));
    }

    public record ChangeConversationRequest(@NotNull ConversationStatus status) {}

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeConversation",
            summary = "Open, park or resolve a conversation",
            description =
                    "`open`, `pending` or `resolved`. A change is told in the thread, as a message of the type `activity`.")
    public ConversationView change(UUID id, @NotNull @Valid ChangeConversationRequest request) {
        if (request.status() == ConversationStatus.SNOOZED) {
            throw ProblemException.invalid("status", "unsupported", "The status is open, pending or resolved.");
        }
        return changeStatus.change(id, request.status(), SignedIn.of(identity));
    }

    @Schema(description = "Without a seq everything is read")
    public record ReadRequest(@Nullable @PositiveOrZero Long seq) {}

    @POST
    @Path("{id}/read")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(operationId = "markConversationRead", summary = "Say how far you have read")
    @APIResponse(responseCode = "204", description = "Noted")
    public void read(UUID id, @Nullable @Valid ReadRequest request) {
        readMarkers.move(id, SignedIn.of(identity).id(), request == null ? null : request.seq());
    }

    private static @Nullable ConversationStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (ConversationStatus status : ConversationStatus.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw ProblemException.badParameter(
                "status", "status is one of open, pending, snoozed, resolved; not " + quoted(word) + ".");
    }

    private static String quoted(String word) {
        return "'" + (word.length() > 40 ? word.substring(0, 40) + "…" : word) + "'";
    }
}
