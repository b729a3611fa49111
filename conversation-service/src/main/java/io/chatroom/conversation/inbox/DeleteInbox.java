package io.chatroom.conversation.inbox;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes an inbox out of use for good. What it was talked about with is history and stays; what it was talked with (keys, credentials) goes
 * at once. Replies that wait are cancelled soon after, see {@code deliveries}.
 */
@ApplicationScoped
class DeleteInbox {
    private static final String COUNT = """
            select (select count(*) from inbox_key where inbox_id = i.id) as keys,
                   (select count(*) from message m join conversation c on c.id = m.conversation_id
                     where c.inbox_id = i.id and m.type = 'outgoing' and not m.private
                       and m.status in ('queued', 'sending', 'retrying')) as queued,
                   (select count(*) from (select from conversation c where c.inbox_id = i.id limit 10000) as all_of_them) as conversations,
                   (select count(*) from (select from conversation c
                     where c.inbox_id = i.id and c.status <> 'resolved' limit 10000) as unresolved) as unresolved
              from inbox i where i.id = ?""";

    private final InboxRepository inboxes;
    private final InboxAnnouncements announcements;
    private final AuditTrail audit;
    private final DataSource database;
    private final Clock clock;

    DeleteInbox(
            InboxRepository inboxes,
            InboxAnnouncements announcements,
            AuditTrail audit,
            DataSource database,
            Clock clock) {
        this.inboxes = inboxes;
        this.announcements = announcements;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    static void refuseDeleted(Inbox inbox) {
        if (inbox.isDeleted()) {
            throw new ProblemException(
                    409,
                    "inbox_deleted",
                    "The inbox is deleted",
                    "Its conversations are left to be read. Connect the account anew, as another inbox.");
        }
    }

    @Transactional
    DeletedInboxView wouldDelete(UUID id) {
        return count(id, false);
    }

    @Transactional
    DeletedInboxView delete(UUID id, SignedIn by) {
        Inbox inbox = inboxes.findAndLock(id).orElseThrow(() -> ProblemException.notFound("inbox"));
        DeletedInboxView done = count(id, true);
        if (inbox.delete(by.id(), clock.instant())) {
            inboxes.removeKeysOf(id);
            inboxes.flush();
            announcements.publishDeleted(inbox);
            audit.write(
                    by.id(),
                    "inbox.deleted",
                    "inbox:" + id,
                    Map.of("name", inbox.name(), "platform", inbox.platform(), "queued_replies", done.queuedReplies()));
        }
        return done;
    }

    private DeletedInboxView count(UUID id, boolean deleted) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(
                            connection,
                            COUNT,
                            List.of(id),
                            row -> new DeletedInboxView(
                                    id,
                                    deleted,
                                    row.getLong("keys"),
                                    row.getLong("queued"),
                                    row.getLong("conversations"),
                                    row.getLong("unresolved")))
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("inbox"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count what is in the inbox " + id, e);
        }
    }
}
