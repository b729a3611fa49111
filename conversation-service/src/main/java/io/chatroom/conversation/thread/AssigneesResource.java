package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.ColleagueView;
import io.chatroom.conversation.account.Colleagues;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/assignees")
@Tag(name = "Conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AssigneesResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 100;
    private static final int LONGEST = 100;

    private final ConversationRepository conversations;
    private final Colleagues colleagues;

    AssigneesResource(ConversationRepository conversations, Colleagues colleagues) {
        this.conversations = conversations;
        this.colleagues = colleagues;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listAssignees",
            summary = "Whom a conversation can be given to, by username",
            description =
                    "Everybody who may answer in its inbox. They can also be named in a note, as `@username`; so can viewers who see"
                            + " the inbox.")
    public Page<ColleagueView> list(
            UUID id,
            @QueryParam("q")
                    @Parameter(description = "What stands in the username or the name", example = "ad")
                    @Schema(maxLength = LONGEST)
                    @Nullable
                    String q,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable String cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        int size = Limit.of(limit, USUALLY, AT_MOST);
        Conversation conversation =
                conversations.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("conversation"));
        return Page.of(
                colleagues.whoAnswerIn(
                        conversation.inboxId(),
                        q == null || q.isBlank() ? null : checked("q", q.strip()),
                        cursor == null ? "" : checked("cursor", cursor),
                        size + 1),
                size,
                ColleagueView::username);
    }

    private static String checked(String parameter, String text) {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw ProblemException.badParameter(
                    parameter, parameter + " has " + LONGEST + " characters at most, and no NUL.");
        }
        return text;
    }
}
