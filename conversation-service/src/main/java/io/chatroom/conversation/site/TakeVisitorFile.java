package io.chatroom.conversation.site;

import io.chatroom.conversation.attachment.AttachmentView;
import io.chatroom.conversation.attachment.IncomingFile;
import io.chatroom.conversation.attachment.KeepFile;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.Ids;
import io.chatroom.events.security.RateLimit;
import io.chatroom.events.security.VisitorTokens.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    private final RateLimit byAddress = new RateLimit(A_MINUTE_FROM_AN_ADDRESS, System::nanoTime);
    private final KeepFile keepFile;
    private final DataSource database;
    private final long most;

    TakeVisitorFile(KeepFile keepFile, DataSource database, ConversationSettings settings) {
        this.keepFile = keepFile;
        this.database = database;
        this.most = settings.attachments().maxSize().asLongValue();
    }

    AttachmentView take(Visitor visitor, String address, String name, InputStream content) {
        byAddress.take(address).ifPresent(wait -> {
            throw ProblemException.tooMany(
                    "too_many_requests", "Send the file again in a moment.", Math.max(1, wait.toSeconds() + 1));
        });
        try (IncomingFile file = IncomingFile.read(content, name, most)) {
            return keepFile.keep(Ids.next(), file, arrived -> write(visitor, name, arrived));
        }
    }

    private AttachmentView write(Visitor visitor, String name, KeepFile.Arrived file) {
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
            return file.become(connection, KeepFile.Owner.visitor(visitor.inboxId(), visitor.visitorId()), name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a file of a visitor's", e);
        }
    }
}
