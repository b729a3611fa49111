package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/messages/{id}/timeline")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TimelineResource {
    private static final int MOST_ATTEMPTS = 200;

    private final MessageRepository messages;
    private final EntityManager database;

    TimelineResource(MessageRepository messages, EntityManager database) {
        this.messages = messages;
        this.database = database;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getTimeline", summary = "Every attempt to deliver a message, and every receipt")
    public TimelineView get(UUID id) {
        Message message = messages.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("message"));
        return new TimelineView(message.id(), attempts(id), receipts(id));
    }

    private List<TimelineView.Attempt> attempts(UUID id) {
        return rows("""
                        select no, started_at, duration_ms, outcome, http_status, error, response_excerpt
                        from attempt where message_id = ?1 order by no, started_at limit ?2
                        """, id, MOST_ATTEMPTS)
                .map(row -> new TimelineView.Attempt(
                        row.get("no", Integer.class),
                        row.get("started_at", Instant.class),
                        row.get("duration_ms", Long.class),
                        row.get("outcome", String.class),
                        row.get("http_status", Integer.class),
                        row.get("error", String.class),
                        row.get("response_excerpt", String.class)))
                .toList();
    }

    private List<TimelineView.Receipt> receipts(UUID id) {
        return rows(
                        "select status, at from message_receipt where message_id = ?1 order by at limit ?2",
                        id,
                        MOST_ATTEMPTS)
                .map(row -> new TimelineView.Receipt(
                        MessageStatus.of(row.get("status", String.class)), row.get("at", Instant.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Stream<Tuple> rows(String sql, UUID id, int limit) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, id)
                .setParameter(2, limit)
                .getResultStream();
    }
}
