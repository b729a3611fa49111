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

    private final ViewQueries views;
    private final EntityManager database;

    TimelineResource(ViewQueries views, EntityManager database) {
        this.views = views;
        this.database = database;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "getTimeline",
            summary = "Everything that was done to deliver a message",
            description =
                    "From when it was queued: every attempt with its outcome, every receipt, what people asked for, and what can be"
                            + " done now.")
    public TimelineView get(UUID id) {
        MessageView message = views.messages(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("message"));
        return new TimelineView(
                message.id(),
                attempts(id),
                receipts(message),
                events(id),
                TimelineView.Action.on(message.status(), message.cancelRequestedAt() != null));
    }

    private List<TimelineView.Attempt> attempts(UUID id) {
        return rows("""
                        select no, started_at, duration_ms, outcome, http_status, error, response_excerpt, generation, part
                        from attempt where message_id = ?1 order by no, started_at limit ?2
                        """, id, MOST_ATTEMPTS)
                .map(row -> new TimelineView.Attempt(
                        row.get("no", Integer.class),
                        row.get("started_at", Instant.class),
                        row.get("duration_ms", Long.class),
                        row.get("outcome", String.class),
                        row.get("http_status", Integer.class),
                        row.get("error", String.class),
                        row.get("response_excerpt", String.class),
                        row.get("generation", Integer.class),
                        row.get("part", Integer.class)))
                .toList();
    }

    /** It was queued when it was written; what is read from us is sent with that. */
    private List<TimelineView.Receipt> receipts(MessageView message) {
        Stream<TimelineView.Receipt> told = rows(
                        "select status, at from message_receipt where message_id = ?1 order by at limit ?2",
                        message.id(),
                        MOST_ATTEMPTS)
                .map(row -> new TimelineView.Receipt(
                        MessageStatus.of(row.get("status", String.class)), row.get("at", Instant.class)));
        boolean isReply = message.type() == MessageType.OUTGOING && message.status() != null;
        return Stream.concat(
                        isReply
                                ? Stream.of(new TimelineView.Receipt(MessageStatus.QUEUED, message.createdAt()))
                                : Stream.empty(),
                        told)
                .toList();
    }

    private List<TimelineView.Event> events(UUID id) {
        return rows("""
                        select e.kind, e.at, e.generation, a.name as by, e.reason
                        from delivery_event e left join account a on a.id = e.account_id
                        where e.message_id = ?1 order by e.at, e.id limit ?2
                        """, id, MOST_ATTEMPTS)
                .map(row -> new TimelineView.Event(
                        row.get("kind", String.class),
                        row.get("at", Instant.class),
                        row.get("generation", Integer.class),
                        row.get("by", String.class),
                        row.get("reason", String.class)))
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
