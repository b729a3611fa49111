package io.chatroom.conversation.canned;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.canned.CannedRequests.ChangeCannedReplyRequest;
import io.chatroom.conversation.canned.CannedRequests.CreateCannedReplyRequest;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.stream.Stream;
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

@Path("/api/v1/canned-replies")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CannedRepliesResource {
    private static final int USUALLY = 50;
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_WORDS = 100;

    private final CannedReplyRepository replies;
    private final ChangeCannedReplies changeReplies;
    private final FillIn fillIn;
    private final SecurityIdentity identity;

    CannedRepliesResource(
            CannedReplyRepository replies,
            ChangeCannedReplies changeReplies,
            FillIn fillIn,
            SecurityIdentity identity) {
        this.replies = replies;
        this.changeReplies = changeReplies;
        this.fillIn = fillIn;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "listCannedReplies", summary = "Canned replies, by shortcut")
    public Page<CannedReplyView> list(
            @QueryParam("q")
                    @Parameter(description = "What stands in the shortcut or the title", example = "late")
                    @Schema(maxLength = LONGEST_WORDS)
                    @Nullable
                    String q,
            @QueryParam("inbox_id")
                    @Parameter(description = "Only those offered in this inbox: its own, and those for every inbox")
                    @Nullable
                    UUID inboxId,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable String cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        int size = Limit.of(limit, USUALLY, MOST_AT_ONCE);
        if (q != null && (q.length() > LONGEST_WORDS || q.indexOf('\0') >= 0)) {
            throw ProblemException.badParameter("q", "q has " + LONGEST_WORDS + " characters at most, and no NUL.");
        }
        if (cursor != null && (cursor.length() > CannedRequests.LONGEST_SHORTCUT || cursor.indexOf('\0') >= 0)) {
            throw ProblemException.badParameter("cursor", "The cursor is none of ours.");
        }
        List<CannedReply> found = replies.page(
                new CannedReplyRepository.Wanted(
                        inboxId,
                        q == null || q.isBlank() ? null : q.strip(),
                        SignedIn.of(identity).inboxes()),
                cursor == null ? "" : cursor,
                size + 1);
        return Page.of(found.stream().map(CannedReplyView::of).toList(), size, CannedReplyView::shortcut);
    }

    @Schema(name = "CannedReplyVariable")
    public record VariableView(
            @Schema(examples = "contact.first_name") String name,
            @Schema(examples = "The first word of it") String description,
            @Schema(examples = "Ada") String example) {}

    @GET
    @Path("variables")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(
            operationId = "listCannedReplyVariables",
            summary = "What can be filled in to a canned reply",
            description =
                    "Written `{{contact.name}}`, or `{{contact.name | there}}` with what to say where it is not known.")
    public Page<VariableView> variables() {
        return Page.whole(Stream.of(Variable.values())
                .map(variable -> new VariableView(variable.word(), variable.meaning(), variable.example()))
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getCannedReply", summary = "One canned reply")
    @APIResponse(
            responseCode = "200",
            description = "The canned reply",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = CannedReplyView.class)))
    public RestResponse<CannedReplyView> get(UUID id) {
        return tagged(RestResponse.Status.OK, CannedReplyView.of(replies.with(id)));
    }

    @GET
    @Path("{id}/text")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Transactional
    @Operation(
            operationId = "fillInCannedReply",
            summary = "A canned reply as you would say it in a conversation",
            description = "With its variables filled in; nothing is sent.")
    @APIResponse(responseCode = "409", description = "It is not offered in the inbox of that conversation")
    public FillIn.View text(
            UUID id,
            @QueryParam("conversation_id") @Parameter(description = "Where it is to be said", required = true) @Nullable
                    UUID conversationId) {
        if (conversationId == null) {
            throw ProblemException.badParameter("conversation_id", "Say in which conversation it is to be said.");
        }
        return fillIn.of(replies.with(id), conversationId, SignedIn.of(identity));
    }

    @POST
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCannedReply",
            summary = "Write a canned reply",
            description = "Who sees some inboxes only writes for one of these. There are at most "
                    + ChangeCannedReplies.AT_MOST
                    + ". Double braces hold variables, such as `{{contact.first_name | there}}`.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = CannedReplyView.class)))
    @APIResponse(responseCode = "409", description = "The shortcut is taken, or there are too many")
    public RestResponse<CannedReplyView> create(@NotNull @Valid CreateCannedReplyRequest request) {
        return tagged(RestResponse.Status.CREATED, changeReplies.create(request, SignedIn.of(identity)));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeCannedReply",
            summary = "Change a canned reply",
            description = "With `If-Match` only if it is as you have read it.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = CannedReplyView.class)))
    @APIResponse(responseCode = "409", description = "The shortcut is taken")
    @APIResponse(responseCode = "412", description = "It is at another version by now")
    public RestResponse<CannedReplyView> change(
            UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "`ETag` of the canned reply as it was read", example = "\"3\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ChangeCannedReplyRequest request) {
        return tagged(
                RestResponse.Status.OK,
                changeReplies.change(id, request, ExpectedVersion.of(ifMatch), SignedIn.of(identity)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Operation(operationId = "deleteCannedReply", summary = "Offer a canned reply no more")
    @APIResponse(responseCode = "204", description = "Gone")
    public void delete(UUID id) {
        changeReplies.delete(id, SignedIn.of(identity));
    }

    private static RestResponse<CannedReplyView> tagged(RestResponse.Status status, CannedReplyView view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header("ETag", ExpectedVersion.tag(view.version()))
                .build();
    }
}
