package io.chatroom.conversation.site;

import io.chatroom.conversation.attachment.AttachmentStore;
import io.chatroom.conversation.attachment.AttachmentView;
import io.chatroom.conversation.attachment.IncomingFile;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.Ids;
import io.chatroom.events.security.RateLimit;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps a file of a visitor's for the message that will name it, a day at most; by the rules that files of agents are kept by. */
@ApplicationScoped
class TakeVisitorFile {
    static final int MOST_WAITING = 20;
    /** Per instance: the point is to bound one page gone wild, not to count exactly. */
    private static final int A_MINUTE_FROM_AN_ADDRESS = 60;

    private static final String WAITING = """
            select count(*) from attachment
             where inbox_id = ? and visitor_id = ? and message_id is null and gone_at is null
            """;

    private static final String INSERT = """
            insert into attachment (id, inbox_id, visitor_id, name, mime_type, size, sha256, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final RateLimit byAddress = new RateLimit(A_MINUTE_FROM_AN_ADDRESS, System::nanoTime);
    private final AttachmentStore store;
    private final DataSource database;
    private final long most;
    private final Clock clock;

    TakeVisitorFile(AttachmentStore store, DataSource database, ConversationSettings settings, Clock clock) {
        this.store = store;
        this.database = database;
        this.most = settings.attachments().maxSize().asLongValue();
        this.clock = clock;
    }

    AttachmentView take(Visitor visitor, String address, String name, InputStream content) {
        byAddress.take(address).ifPresent(wait -> {
            throw ProblemException.tooMany(
                    "too_many_requests", "Send the file again in a moment.", Math.max(1, wait.toSeconds() + 1));
        });
        try (IncomingFile file = IncomingFile.read(content, name, most)) {
            UUID id = Ids.next();
            QuarkusTransaction.requiringNew().run(() -> keep(id, visitor, name, file));
            return AttachmentView.of(id, name, file.type(), file.size());
        }
    }

    private void keep(UUID id, Visitor visitor, String name, IncomingFile file) {
        try (Connection connection = database.getConnection()) {
            long waiting = SelectRows.list(
                            connection, WAITING, List.of(visitor.inboxId(), visitor.visitorId()), row -> row.getLong(1))
                    .getFirst();
            if (waiting >= MOST_WAITING) {
                throw new ProblemException(
                        409,
                        "too_many_files",
                        "Too many files wait to be sent",
                        "There are " + MOST_WAITING + " that no message was sent with. Send them, or wait a day.");
            }
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, id);
                insert.setObject(2, visitor.inboxId());
                insert.setString(3, visitor.visitorId());
                insert.setString(4, name);
                insert.setString(5, file.type());
                insert.setLong(6, file.size());
                insert.setBytes(7, file.sha256());
                insert.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            store.keep(id, file.path());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot keep the file " + id, e);
        }
    }
}
