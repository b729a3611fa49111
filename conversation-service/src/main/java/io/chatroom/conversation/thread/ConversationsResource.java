package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.precondition.ExpectedVersion;
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
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    private final ConversationCounts counts;
    private final ChangeConversation changeConversation;
    private final ChangeManyConversations changeMany;
    private final ReadMarkers readMarkers;
    private final SecurityIdentity identity;

    ConversationsResource(
            ConversationList list,
            ViewQueries views,
            ConversationCounts counts,
            ChangeConversation changeConversation,
            ChangeManyConversations changeMany,
            ReadMarkers readMarkers,
            SecurityIdentity identity) {
        this.list = list;
        this.views = views;
        this.counts = counts;
        this.changeConversation = changeConversation;
        this.changeMany = changeMany;
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
                            + " meanwhile neither repeat nor hide any. `waiting` is the longest first, those that do not wait last;"
                            + " `-priority` the most urgent first, and among equals the newest activity.")
    public Page<ConversationView> list(
            @QueryParam("status")
                    @Parameter(description = "Only those with this status")
                    @Schema(ref = "ConversationStatus")
                    @Nullable
                    String status,
            @QueryParam("inbox_id") @Parameter(description = "Only those of this inbox") @Nullable UUID inboxId,
            @QueryParam("assignee")
                    @Parameter(description = "`me`, `none`, or the id of an account", example = "me")
                    @Nullable
                    String assignee,
            @QueryParam("label")
                    @Parameter(description = "Only those that have this label", example = "billing")
                    @Schema(maxLength = 50)
                    @Nullable
                    String label,
            @QueryParam("priority")
                    @Parameter(description = "Only those of this priority; `none` for those without one")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"low", "medium", "high", "urgent", "none"})
                    @Nullable
                    String priority,
            @QueryParam("q")
                    @Parameter(
                            description =
                                    "Only those like this: words of the contact, a number such as `#1042`, or a label",
                            example = "ada")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200)
                    @Nullable
                    String q,
            @QueryParam("mentions")
                    @Parameter(description = "`me`: only those with a note that names you")
                    @Schema(type = SchemaType.STRING, enumeration = "me")
                    @Nullable
                    String mentions,
            @QueryParam("contact_id") @Parameter(description = "Only those with this contact") @Nullable UUID contactId,
            @QueryParam("has")
                    @Parameter(description = "`failed`: only those with a reply that was given up")
                    @Schema(type = SchemaType.STRING, enumeration = "failed")
                    @Nullable
                    String has,
            @QueryParam("active_since")
                    @Parameter(description = "Only those in which something was said from this time on")
                    @Schema(type = SchemaType.STRING, format = "date-time")
                    @Nullable
                    String activeSince,
            @QueryParam("active_before")
                    @Parameter(description = "Only those in which nothing was said from this time on")
                    @Schema(type = SchemaType.STRING, format = "date-time")
                    @Nullable
                    String activeBefore,
            @QueryParam("sort")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "-last_activity",
                                "last_activity",
                                "-created",
                                "created",
                                "waiting",
                                "-priority"
                            },
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
                new ConversationFilter(
                        ConversationFilter.status(status),
                        inboxId,
                        ConversationFilter.Assignee.of(assignee, reader.id()),
                        ConversationFilter.label(label),
                        ConversationFilter.PriorityIs.of(priority),
                        q,
                        ConversationFilter.mentioned(mentions, reader.id()),
                        contactId,
                        ConversationFilter.Has.of(has),
                        ConversationFilter.time("active_since", activeSince),
                        ConversationFilter.time("active_before", activeBefore),
                        reader.inboxes()),
                order,
                cursor == null ? null : ConversationCursor.read(cursor, order),
                Limit.of(limit, USUALLY, AT_MOST),
                reader.id());
    }

    @GET
    @Path("counts")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "countConversations",
            summary = "How many are mine, unassigned, and all",
            description = "Of those the filters leave. A count of " + ConversationCounts.AT_MOST
                    + " means that many or more.")
    public ConversationCounts.View count(
            @QueryParam("status")
                    @Parameter(description = "Only those with this status")
                    @Schema(ref = "ConversationStatus")
                    @Nullable
                    String status,
            @QueryParam("inbox_id") @Parameter(description = "Only those of this inbox") @Nullable UUID inboxId,
            @QueryParam("label")
                    @Parameter(description = "Only those that have this label", example = "billing")
                    @Schema(maxLength = 50)
                    @Nullable
                    String label,
            @QueryParam("q")
                    @Parameter(
                            description =
                                    "Only those like this: words of the contact, a number such as `#1042`, or a label",
                            example = "ada")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200)
                    @Nullable
                    String q,
            @QueryParam("mentions")
                    @Parameter(description = "`me`: only those with a note that names you")
                    @Schema(type = SchemaType.STRING, enumeration = "me")
                    @Nullable
                    String mentions) {
        SignedIn reader = SignedIn.of(identity);
        return counts.of(
                new ConversationFilter(
                        ConversationFilter.status(status),
                        inboxId,
                        null,
                        ConversationFilter.label(label),
                        null,
                        q,
                        ConversationFilter.mentioned(mentions, reader.id()),
                        null,
                        null,
                        null,
                        null,
                        reader.inboxes()),
                reader.id());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getConversation", summary = "One conversation")
    @APIResponse(
            responseCode = "200",
            description = "The conversation",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public RestResponse<ConversationView> get(UUID id) {
        return tagged(views.conversations(List.of(id), SignedIn.of(identity).id()).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("conversation")));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeConversation",
            summary = "Open, park, snooze, resolve, assign, label or prioritise a conversation",
            description =
                    "All that is asked for is done, or none of it. Each change is told in the thread, as a message of the type"
                            + " `activity`. With `If-Match` it is done only if nothing has happened since that version.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = ConversationView.class)))
    @APIResponse(responseCode = "412", description = "It is at another version by now")
    public RestResponse<ConversationView> change(
            UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "`ETag` of the conversation as it was read", example = "\"7\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ChangeConversationRequest request) {
        return tagged(
                changeConversation.change(id, request.change(), ExpectedVersion.of(ifMatch), SignedIn.of(identity)));
    }

    private static RestResponse<ConversationView> tagged(ConversationView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", ExpectedVersion.tag(view.version()))
                .build();
    }

    @POST
    @Path("bulk")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeConversations",
            summary = "Change many conversations at once",
            description =
                    "Each on its own: what cannot be done to one is in its result, and keeps none of the others. Results come in"
                            + " the order of the ids.")
    public Page<BulkRequests.Result> changeMany(@NotNull @Valid BulkRequests.BulkRequest request) {
        return Page.whole(changeMany.change(request.ids(), request.change(), SignedIn.of(identity)));
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

    @POST
    @Path("{id}/unread")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(
            operationId = "markConversationUnread",
            summary = "Have the newest message of the customer count as unread again",
            description = "For you alone. Where the customer has said nothing yet, nothing changes.")
    @APIResponse(responseCode = "204", description = "Noted")
    public void unread(UUID id) {
        readMarkers.moveBack(id, SignedIn.of(identity).id());
    }
}
