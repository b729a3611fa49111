package io.chatroom.conversation.contact;

import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.conversation.feed.FeedChange.Kind;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.schedule.OneReplica;
import io.chatroom.conversation.store.Erased;
import io.chatroom.conversation.thread.ViewQueries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives visitors who signed in what they wrote before that without a name: their conversation becomes that of the person the site vouches
 * for, or goes on in the one this person has. Nobody reads it under the former id any more.
 */
@ApplicationScoped
class FollowVisitors {
    private static final Logger LOG = Logger.getLogger(FollowVisitors.class);
    /** Somebody may look at these; who looks at others sees where they are when they are read anew. */
    private static final int MESSAGES_TOLD = 200;

    private static final String NEXT = """
            select id, inbox_id, anonymous_id, visitor_id, name, handle from visitor_recognised
             where done_at is null order by id limit 1
            """;

    private static final String IDENTITY =
            "select id, contact_id from contact_identity where inbox_id = ? and source_id = ? for update";

    private static final String CONVERSATION =
            "select id, erased_at is null as is_there from conversation where inbox_id = ? and external_id = ?";

    private record Recognised(
            long id,
            UUID inboxId,
            String anonymousId,
            String visitorId,
            @Nullable String name,
            @Nullable String handle) {}

    private record Identity(UUID id, UUID contactId) {}

    private record Written(UUID id, boolean isThere) {}

    private final DataSource database;
    private final Feed feed;
    private final ViewQueries views;
    private final Clock clock;

    FollowVisitors(DataSource database, Feed feed, ViewQueries views, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.views = views;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::isSomebodyDue)
                    && QuarkusTransaction.requiringNew().call(this::followNext)) {
                // one after the other: batches wait while one is followed
            }
        } catch (RuntimeException e) {
            LOG.warnf("what visitors wrote before they signed in waits to follow them: %s", e.getMessage());
        }
    }

    private boolean isSomebodyDue() {
        try (Connection connection = database.getConnection()) {
            return next(connection).isPresent();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for visitors who signed in", e);
        }
    }

    private boolean followNext() {
        try (Connection connection = database.getConnection()) {
            Erased.keepBatchesOut(connection);
            // or what was read for the index before would be written to it afterwards
            OneReplica.hold(connection, OneReplica.SEARCH_INDEX);
            Optional<Recognised> next = next(connection);
            if (next.isEmpty()) {
                return false;
            }
            follow(connection, next.get(), clock.instant());
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot follow a visitor who signed in", e);
        }
    }

    private static Optional<Recognised> next(Connection connection) throws SQLException {
        return SelectRows.list(
                        connection,
                        NEXT,
                        List.of(),
                        row -> new Recognised(
                                row.getLong("id"),
                                row.getObject("inbox_id", UUID.class),
                                row.getString("anonymous_id"),
                                row.getString("visitor_id"),
                                row.getString("name"),
                                row.getString("handle")))
                .stream()
                .findFirst();
    }

    private void follow(Connection connection, Recognised who, Instant now) throws SQLException {
        MovedVisitor moved = new MovedVisitor(connection, now);
        moved.files(who.inboxId(), who.anonymousId(), who.visitorId());
        Optional<Identity> before = identity(connection, who.inboxId(), who.anonymousId());
        Optional<Identity> known = identity(connection, who.inboxId(), who.visitorId());
        Optional<Written> from =
                written(connection, who.inboxId(), who.anonymousId()).filter(Written::isThere);
        Optional<Written> into = written(connection, who.inboxId(), who.visitorId());
        List<UUID> changed = new ArrayList<>();
        if (before.isPresent()) {
            if (known.isEmpty()) {
                moved.becomes(before.get().id(), before.get().contactId(), who.visitorId(), who.name(), who.handle());
            } else {
                moved.isTheSameAs(
                        before.get().id(),
                        before.get().contactId(),
                        known.get().id(),
                        known.get().contactId());
            }
        }
        if (from.isPresent()) {
            changed.add(from.get().id());
            UUID identity = known.or(() -> before).map(Identity::id).orElse(null);
            UUID contact = known.or(() -> before).map(Identity::contactId).orElse(null);
            if (into.isEmpty()) {
                moved.conversationIsOf(from.get().id(), who.visitorId(), identity, contact);
            } else {
                moved.goesOnIn(from.get().id(), into.get().id(), contact);
                changed.add(into.get().id());
            }
        }
        moved.done(who.id());
        tell(connection, changed, into.or(() -> from).map(Written::id));
    }

    private static Optional<Identity> identity(Connection connection, UUID inbox, String sourceId) throws SQLException {
        return SelectRows.list(
                        connection,
                        IDENTITY,
                        List.of(inbox, sourceId),
                        row -> new Identity(row.getObject("id", UUID.class), row.getObject("contact_id", UUID.class)))
                .stream()
                .findFirst();
    }

    private static Optional<Written> written(Connection connection, UUID inbox, String externalId) throws SQLException {
        return SelectRows.list(
                        connection,
                        CONVERSATION,
                        List.of(inbox, externalId),
                        row -> new Written(row.getObject("id", UUID.class), row.getBoolean("is_there")))
                .stream()
                .findFirst();
    }

    /** First whose conversations they are, so that streams of visitors know it; then the messages that these have not seen yet. */
    private void tell(Connection connection, List<UUID> conversations, Optional<UUID> now) throws SQLException {
        if (conversations.isEmpty() || now.isEmpty()) {
            return;
        }
        List<UUID> newest = SelectRows.list(
                connection,
                "select id from message where conversation_id = ? order by seq desc limit ?",
                List.of(now.get(), MESSAGES_TOLD),
                row -> row.getObject(1, UUID.class));
        var shown = views.conversations(conversations);
        UUID inbox = shown.getFirst().inboxId();
        feed.publish(Stream.concat(
                        shown.stream()
                                .map(view ->
                                        new FeedChange(Kind.CONVERSATION_UPDATED, view.id(), view.inboxId(), view)),
                        views.messages(newest.reversed()).stream()
                                .map(view -> new FeedChange(Kind.MESSAGE_UPDATED, view.conversationId(), inbox, view)))
                .toList());
    }
}
