package io.chatroom.conversation.thread;

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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/messages/{id}/revisions")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RevisionsResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 200;

    // ids are in the order in which we heard of the changes
    private static final String SELECT = """
            select id, what, previous_text, previous_status, emoji, changed_by, at, event_id
              from message_revision where message_id = ? and (?::uuid is null or id > ?) order by id limit ?
            """;

    private final MessageRepository messages;
    private final DataSource database;

    RevisionsResource(MessageRepository messages, DataSource database) {
        this.messages = messages;
        this.database = database;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listRevisions",
            summary = "What a message was before its platform changed it",
            description = "In the order in which the changes came to us: edits, the deletion, reactions, receipts.")
    public Page<RevisionView> list(
            UUID id,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        int size = Limit.of(limit, USUALLY, AT_MOST);
        if (messages.findByIdOptional(id).isEmpty()) {
            throw ProblemException.notFound("message");
        }
        return Page.of(
                revisions(id, cursor, size + 1), size, revision -> revision.id().toString());
    }

    private List<RevisionView> revisions(UUID message, @Nullable UUID after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, message);
            select.setObject(2, after, java.sql.Types.OTHER);
            select.setObject(3, after, java.sql.Types.OTHER);
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
                List<RevisionView> revisions = new ArrayList<>();
                while (row.next()) {
                    revisions.add(RevisionView.of(row));
                }
                return revisions;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the revisions of " + message, e);
        }
    }
}
