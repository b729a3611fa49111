package io.chatroom.conversation.attachment;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes a file in: first onto the disk beside us, bounded, however slowly it comes; then, known for what it is, into the store. */
@ApplicationScoped
class TakeUpload {
    /** Of one account in one conversation, not sent yet. */
    static final int MOST_WAITING = 20;

    private static final String INSERT = """
            insert into attachment (id, conversation_id, account_id, name, mime_type, size, sha256, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String WAITING = """
            select count(*) from attachment
             where conversation_id = ? and account_id = ? and message_id is null and gone_at is null
            """;

    private final AttachmentStore store;
    private final DataSource database;
    private final long most;
    private final Clock clock;

    TakeUpload(AttachmentStore store, DataSource database, ConversationSettings settings, Clock clock) {
        this.store = store;
        this.database = database;
        this.most = settings.attachments().maxSize().asLongValue();
        this.clock = clock;
    }

    AttachmentView take(UUID conversationId, String name, InputStream content, SignedIn by) {
        Path file = null;
        try {
            file = Files.createTempFile("chatroom-upload-", null);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(content, file, digest);
            byte[] head = head(file);
            String type = FileType.of(head, name)
                    .orElseThrow(
                            () -> new ProblemException(
                                    422,
                                    "file_type_refused",
                                    "Files of this kind are not taken",
                                    "It is no picture, sound, film, document, archive or text that we know. Programs are never taken."));
            UUID id = Ids.next();
            Path whole = file;
            QuarkusTransaction.requiringNew()
                    .run(() -> keep(id, conversationId, name, type, size, digest.digest(), whole, by));
            return AttachmentView.of(id, name, type, size);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot take a file in", e);
        } finally {
            delete(file);
        }
    }

    private long copy(InputStream content, Path file, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new ProblemException(
                            413, "too_large", "The file is too large", "A file may have " + most + " bytes at most.");
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new ProblemException(422, "file_empty", "The file is empty", "Send its bytes as the request's body.");
        }
        return size;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileType.HEAD);
        }
    }

    private void keep(
            UUID id, UUID conversationId, String name, String type, long size, byte[] sha256, Path file, SignedIn by) {
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
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, id);
                insert.setObject(2, conversationId);
                insert.setObject(3, by.id());
                insert.setString(4, name);
                insert.setString(5, type);
                insert.setLong(6, size);
                insert.setBytes(7, sha256);
                insert.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            store.keep(id, file);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot keep the attachment " + id, e);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // the system clears its folder of temporary files itself
        }
    }
}
