package io.chatroom.conversation.contact;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.conversation.feed.FeedChange.Kind;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.schedule.OneReplica;
import io.chatroom.conversation.store.Erased;
import io.chatroom.conversation.thread.ViewQueries;
import io.chatroom.conversation.webhooks.EraseDeliveries;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ErasureRequested;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Leaves nothing of a contact: who they are, what was written with them, and what was kept beside it. In groups only what they wrote
 * themselves goes. All of it in one transaction, while no batch is stored and nothing is indexed.
 */
@ApplicationScoped
class EraseContact {
    private static final int MESSAGES_TOLD = 200;

    private final DataSource database;
    private final ContactRepository contacts;
    private final ContactViews views;
    private final ViewQueries threads;
    private final Erased erased;
    private final Feed feed;
    private final EraseDeliveries eraseDeliveries;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    EraseContact(
            DataSource database,
            ContactRepository contacts,
            ContactViews views,
            ViewQueries threads,
            Erased erased,
            Feed feed,
            EraseDeliveries eraseDeliveries,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.contacts = contacts;
        this.views = views;
        this.threads = threads;
        this.erased = erased;
        this.feed = feed;
        this.eraseDeliveries = eraseDeliveries;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of one that is erased already nothing is left to do. */
    @Transactional
    ContactView erase(UUID id, SignedIn by) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Erased.keepBatchesOut(connection);
            // or what was read for the index before would be written to it afterwards
            OneReplica.hold(connection, OneReplica.SEARCH_INDEX);
            Contact contact = contacts.lock(id);
            if (contact.isErased()) {
                return views.of(id, by.inboxes());
            }
            if (contact.isGone()) {
                throw ChangeContact.gone();
            }
            Traces traces = Traces.of(connection, id);
            erased.add(connection, traces.all(), now);
            Traces.Messages messages = traces.eraseThreads(connection, now);
            traces.eraseThemselves(connection, now);
            contacts.getEntityManager().clear();
            audit.write(
                    by.id(),
                    "contact.erased",
                    "contact:" + id,
                    Map.of(
                            "contacts", traces.contacts().size(),
                            "conversations", traces.conversations().size(),
                            "messages", messages.count()));
            tellDelivery(traces, now);
            eraseDeliveries.of(connection, traces.conversations(), now);
            tell(connection, traces, messages);
            return views.of(id, by.inboxes());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot erase the contact " + id, e);
        }
    }

    /** It has the replies of ours, and what platforms answered to them. */
    private void tellDelivery(Traces traces, Instant now) {
        outbox.publishAll(traces.own().stream()
                .map(conversation -> new ErasureRequested(Ids.next(), conversation.id(), conversation.inboxId(), now))
                .map(erasure -> new OutboxRecord(
                        Topics.REPLIES,
                        erasure.key(),
                        erasure.conversationId(),
                        erasure.eventId(),
                        "erasure_requested",
                        EventJson.write(erasure, ReplyCommand.class)))
                .toList());
    }

    /** The newest of them, as somebody may look at them; who looks at others sees it when they read them anew. */
    private void tell(Connection connection, Traces traces, Traces.Messages messages) throws SQLException {
        List<UUID> newest = SelectRows.list(
                connection,
                "select id from message where id = any(?) order by id desc limit ?",
                List.of(connection.createArrayOf("uuid", messages.ids().toArray()), MESSAGES_TOLD),
                row -> row.getObject(1, UUID.class));
        Map<UUID, UUID> inboxes = new HashMap<>();
        List<FeedChange> changes = new ArrayList<>();
        threads.conversations(traces.conversations()).forEach(view -> {
            inboxes.put(view.id(), view.inboxId());
            changes.add(new FeedChange(Kind.CONVERSATION_UPDATED, view.id(), view.inboxId(), view));
        });
        Stream<FeedChange> updated = threads.messages(newest.reversed()).stream()
                .filter(view -> inboxes.containsKey(view.conversationId()))
                .map(view -> new FeedChange(
                        Kind.MESSAGE_UPDATED,
                        view.conversationId(),
                        Objects.requireNonNull(inboxes.get(view.conversationId())),
                        view));
        feed.publish(Stream.concat(updated, changes.stream()).toList());
    }
}
