package io.chatroom.conversation.media;

import io.chatroom.conversation.attachment.AttachmentView;
import io.chatroom.conversation.attachment.IncomingFile;
import io.chatroom.conversation.attachment.KeepFile;
import io.chatroom.conversation.attachment.KeepFile.Owner;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.conversation.store.HeldConversations;
import io.chatroom.conversation.store.TellChanges;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps a file that a message of a contact's names, and shows the message with it. One that is here already stays. */
@ApplicationScoped
class TakeFile {
    private static final int LONGEST_NAME = 200;
    /** Platforms name pictures and sounds by nothing but what they are. */
    private static final Map<String, String> UNNAMED = Map.ofEntries(
            Map.entry("image/jpeg", "picture.jpg"),
            Map.entry("image/png", "picture.png"),
            Map.entry("image/gif", "picture.gif"),
            Map.entry("image/webp", "picture.webp"),
            Map.entry("audio/ogg", "sound.ogg"),
            Map.entry("audio/mpeg", "sound.mp3"),
            Map.entry("audio/mp4", "sound.m4a"),
            Map.entry("video/mp4", "film.mp4"),
            Map.entry("video/webm", "film.webm"),
            Map.entry("application/pdf", "document.pdf"),
            Map.entry("text/plain", "text.txt"));

    /** Nothing of a message that was erased, deleted, or edited so that it has the file no more. */
    private static final String NAMED = """
            select m.conversation_id, f->>'name' as name, exists (select from attachment a where a.id = ?) as here
              from message m cross join jsonb_array_elements(m.attachments) f
             where m.id = ? and f->>'id' = ? and m.deleted_at is null
            """;

    private static final String SHOW = """
            update message m
               set attachments = (select jsonb_agg(case when f->>'id' = ?
                                                        then f || jsonb_build_object('name', ?::text, 'mime_type', ?::text,
                                                                                     'size', ?::bigint, 'url', ?::text)
                                                        else f end order by n)
                                    from jsonb_array_elements(m.attachments) with ordinality as each (f, n))
             where m.id = ?
            """;

    private final KeepFile keepFile;
    private final DataSource database;
    private final TellChanges tell;
    private final long most;

    TakeFile(KeepFile keepFile, DataSource database, TellChanges tell, ConversationSettings settings) {
        this.keepFile = keepFile;
        this.database = database;
        this.tell = tell;
        this.most = settings.attachments().maxSize().asLongValue();
    }

    private record Named(UUID conversationId, @Nullable String name, boolean isHere) {}

    /** @throws ProblemException if no message names it (any more), or it is none that is taken */
    void take(UUID messageId, UUID attachmentId, InputStream content) {
        Named named = QuarkusTransaction.requiringNew().call(() -> named(messageId, attachmentId));
        if (named.isHere()) {
            return;
        }
        try (IncomingFile file =
                IncomingFile.read(content, Optional.ofNullable(named.name()).orElse(""), most)) {
            keepFile.keep(attachmentId, file, arrived -> {
                write(messageId, attachmentId, named.conversationId(), arrived);
                return messageId;
            });
        }
    }

    private Named named(UUID messageId, UUID attachmentId) {
        try (Connection connection = database.getConnection()) {
            return named(connection, messageId, attachmentId);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for the file " + attachmentId, e);
        }
    }

    private static Named named(Connection connection, UUID messageId, UUID attachmentId) throws SQLException {
        return SelectRows.list(
                        connection,
                        NAMED,
                        List.of(attachmentId, messageId, attachmentId.toString()),
                        row -> new Named(
                                row.getObject("conversation_id", UUID.class),
                                row.getString("name"),
                                row.getBoolean("here")))
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("file"));
    }

    private void write(UUID messageId, UUID attachmentId, UUID conversationId, KeepFile.Arrived file) {
        try (Connection connection = database.getConnection()) {
            // erasing waits for this, or this finds nothing to show it with
            HeldConversations held = HeldConversations.hold(connection, List.of(conversationId));
            Named named = named(connection, messageId, attachmentId);
            if (named.isHere()) {
                return;
            }
            String name = name(named.name(), file.type());
            Owner owner = Owner.message(conversationId, messageId);
            show(connection, messageId, file.become(connection, owner, name));
            tell.everybody(held, List.of(), List.of(messageId));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the file " + attachmentId, e);
        }
    }

    private static void show(Connection connection, UUID messageId, AttachmentView file) throws SQLException {
        try (PreparedStatement show = connection.prepareStatement(SHOW)) {
            show.setString(1, file.id().toString());
            show.setString(2, file.name());
            show.setString(3, file.mimeType());
            show.setLong(4, file.size());
            show.setString(5, file.url());
            show.setObject(6, messageId);
            show.executeUpdate();
        }
    }

    /** It goes into a header, and onto disks. */
    private static String name(@Nullable String told, String type) {
        if (told == null || told.isBlank()) {
            return UNNAMED.getOrDefault(type.toLowerCase(Locale.ROOT), "file");
        }
        String plain = told.strip().replaceAll("[\\p{Cntrl}/\\\\]", "_");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }
}
