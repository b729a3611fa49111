package io.chatroom.conversation.attachment;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Takes a file in: first onto the disk beside us, bounded, however slowly it comes; then, known for what it is, into the store. */
@ApplicationScoped
class TakeUpload {
    /** Of one account in one conversation, not sent yet. */
    static final int MOST_WAITING = 20;

    private static final String WAITING = """
            select count(*) from attachment
             where conversation_id = ? and account_id = ? and message_id is null and gone_at is null
            """;

    private final KeepFile keepFile;
    private final DataSource database;
    private final long most;

    TakeUpload(KeepFile keepFile, DataSource database, ConversationSettings settings) {
        this.keepFile = keepFile;
        this.database = database;
        this.most = settings.attachments().maxSize().asLongValue();
    }

    AttachmentView take(UUID conversationId, String name, InputStream content, SignedIn by) {
        try (IncomingFile file = IncomingFile.read(content, name, most)) {
            return keepFile.keep(Ids.next(), file, arrived -> write(conversationId, name, arrived, by));
        }
    }

    private AttachmentView write(UUID conversationId, String name, KeepFile.Arrived file, SignedIn by) {
        try (Connection connection = database.getConnection()) {
            // one after the other, or each would find room
            List<Object> held = SelectRows.list(
                    connection,
                    "select erased_at from conversation where id = ? for no key update",
                    List.of(conversationId),
                    row -> row.getObject(1) == null);
            if (held.isEmpty()) {
                throw ProblemException.notFound("conversation");
            }
            if (!held.getFirst().equals(true)) {
                throw new ProblemException(
                        409, "contact_erased", "The contact was erased", "Nothing is left to reach them by.");
            }
            long waiting = SelectRows.list(connection, WAITING, List.of(conversationId, by.id()), row -> row.getLong(1))
                    .getFirst();
            if (waiting >= MOST_WAITING) {
                throw new ProblemException(
                        409,
                        "too_many_files",
                        "Too many files wait to be sent",
                        "You have uploaded " + MOST_WAITING
                                + " files for this conversation that no message was sent with. Send them, or wait a day.");
            }
            return file.become(connection, KeepFile.Owner.account(conversationId, by.id()), name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a file for " + conversationId, e);
        }
    }
}
