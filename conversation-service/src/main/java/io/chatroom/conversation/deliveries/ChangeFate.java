package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.attachment.Attachments;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.deliveries.EventRow.Kind;
import io.chatroom.conversation.deliveries.RedriveView.Outcome;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.store.HeldConversations;
import io.chatroom.conversation.store.StoredMessage;
import io.chatroom.conversation.store.StoredMessages;
import io.chatroom.conversation.store.TellChanges;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.conversation.thread.MessageView;
import io.chatroom.conversation.thread.ViewQueries;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Has replies sent anew, or not sent any more. The wish, the message's state and the command to delivery are one transaction, under
 * the conversation's lock; repeating a wish changes nothing. Delivery says later, by receipts, what came of it.
 */
@ApplicationScoped
class ChangeFate {
    private final DataSource database;
    private final Outbox outbox;
    private final TellChanges tell;
    private final ViewQueries views;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeFate(
            DataSource database,
            Outbox outbox,
            TellChanges tell,
            ViewQueries views,
            Attachments attachments,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.tell = tell;
        this.views = views;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a wish about one message; {@code isNew} unless it had been wished before. */
    record Done(MessageView message, boolean isNew) {}

    @Transactional
    Done retry(UUID id, SignedIn by) {
        return switch (Objects.requireNonNull(retryAll(List.of(id), by).get(id))) {
            case QUEUED -> new Done(view(id), true);
            case ON_ITS_WAY -> new Done(view(id), false);
            case ALREADY_SENT -> throw alreadySent();
            case NOT_A_REPLY -> throw notAReply();
            case NOT_FOUND -> throw ProblemException.notFound("message");
        };
    }

    /** Each by itself, the earlier ones of a conversation first; in the order of {@code ids}. */
    @Transactional
    Map<UUID, Outcome> retryAll(Collection<UUID> ids, SignedIn by) {
        try (Connection connection = database.getConnection()) {
            Held held = hold(connection, ids);
            Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
            List<UUID> begun = new ArrayList<>();
            for (UUID id : new java.util.LinkedHashSet<>(ids)) {
                Outcome outcome = held.messages()
                        .find(id)
                        .map(message ->
                                message.conversation.isErased() ? Outcome.NOT_A_REPLY : retryable(message.status()))
                        .orElse(Outcome.NOT_FOUND);
                outcomes.put(id, outcome);
                if (outcome == Outcome.QUEUED) {
                    begun.add(id);
                }
            }
            begin(connection, held, begun, by);
            return outcomes;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot retry " + ids.size() + " replies", e);
        }
    }

    /** What {@link #retryAll} would answer now. */
    @Transactional
    Map<UUID, Outcome> wouldRetry(Collection<UUID> ids) {
        Map<UUID, MessageView> known = new LinkedHashMap<>();
        views.messages(ids).forEach(view -> known.put(view.id(), view));
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        for (UUID id : ids) {
            MessageView view = known.get(id);
            outcomes.put(id, view == null ? Outcome.NOT_FOUND : retryable(view.status()));
        }
        return outcomes;
    }

    private static Outcome retryable(@Nullable MessageStatus status) {
        return switch (status) {
            case null -> Outcome.NOT_A_REPLY;
            case UNKNOWN, FAILED, CANCELLED -> Outcome.QUEUED;
            case QUEUED, SENDING, RETRYING -> Outcome.ON_ITS_WAY;
            case SENT, DELIVERED, READ -> Outcome.ALREADY_SENT;
        };
    }

    private void begin(Connection connection, Held held, List<UUID> ids, SignedIn by) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<EventRow> events = new ArrayList<>();
        List<OutboxRecord> commands = new ArrayList<>();
        for (ReplyRequested reply : ReplyFacts.of(connection, ids, attachments)) {
            int generation = held.message(reply.replyId()).beginAnew();
            events.add(new EventRow(Ids.next(), reply.replyId(), generation, Kind.RETRY_REQUESTED, now, by.id(), null));
            commands.add(record("retry_requested", new RetryRequested(Ids.next(), reply, generation, now)));
        }
        finish(connection, held, events, commands, now);
        audit.write(
                by.id(),
                "reply.retried",
                ids.size() == 1 ? "message:" + ids.getFirst() : "messages",
                Map.of("messages", ids));
    }

    @Transactional
    Done cancel(UUID id, SignedIn by) {
        return cancel(id, by.id());
    }

    @Transactional
    Done cancel(UUID id, UUID by) {
        try (Connection connection = database.getConnection()) {
            Held held = hold(connection, List.of(id));
            StoredMessage message = held.messages().find(id).orElseThrow(() -> ProblemException.notFound("message"));
            MessageStatus status = message.status();
            if (status == null || message.conversation.isErased()) {
                throw notAReply();
            }
            if (status == MessageStatus.CANCELLED || message.cancelRequestedAt() != null) {
                return new Done(view(id), false);
            }
            if (!status.isOnItsWay() && !status.isGivenUp()) {
                throw alreadySent();
            }
            Instant now = clock.instant();
            message.cancelWanted(now);
            ReplyRequested reply =
                    ReplyFacts.of(connection, List.of(id), attachments).getFirst();
            finish(
                    connection,
                    held,
                    List.of(new EventRow(Ids.next(), id, message.generation(), Kind.CANCEL_REQUESTED, now, by, null)),
                    List.of(record(
                            "cancel_requested", new CancelRequested(Ids.next(), reply, message.generation(), now))),
                    now);
            audit.write(by, "reply.cancelled", "message:" + id, Map.of("status", status.word()));
            return new Done(view(id), true);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot cancel the reply " + id, e);
        }
    }

    private record Held(HeldConversations conversations, StoredMessages messages) {
        StoredMessage message(UUID id) {
            Optional<StoredMessage> message = messages.find(id);
            return message.orElseThrow(() -> new IllegalStateException("not held: " + id));
        }
    }

    private static Held hold(Connection connection, Collection<UUID> ids) throws SQLException {
        Set<UUID> conversations;
        try (ArrayStatement select =
                new ArrayStatement(connection, "select distinct conversation_id from message where id = any(?)")) {
            conversations = new HashSet<>(select.uuids(ids, id -> id).list(row -> row.getObject(1, UUID.class)));
        }
        HeldConversations held = HeldConversations.hold(connection, conversations);
        return new Held(held, StoredMessages.read(connection, held, ids, List.of()));
    }

    private void finish(
            Connection connection, Held held, List<EventRow> events, List<OutboxRecord> commands, Instant now)
            throws SQLException {
        held.messages().write(connection);
        EventRow.insert(connection, events);
        held.conversations().write(connection, now);
        outbox.publishAll(commands);
        tell.everybody(held.conversations(), List.of(), held.messages().changed());
    }

    private static OutboxRecord record(String type, ReplyCommand command) {
        return new OutboxRecord(
                Topics.REPLIES,
                command.key(),
                command.conversationId(),
                command.eventId(),
                type,
                EventJson.write(command, ReplyCommand.class));
    }

    private MessageView view(UUID id) {
        return views.messages(List.of(id)).getFirst();
    }

    private static ProblemException alreadySent() {
        return new ProblemException(
                409,
                "already_sent",
                "This reply has been sent",
                "The platform has taken it. Write another message if something is to be put right.");
    }

    private static ProblemException notAReply() {
        return new ProblemException(
                409,
                "not_a_reply",
                "This message is not delivered to anybody",
                "Only replies to contacts are delivered; notes and what contacts wrote are not.");
    }
}
