package io.chatroom.conversation.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down a file that came in, and puts what it holds into the store, with the caller's transaction; whoever sent it. */
@Singleton
public class KeepFile {
    private static final String INSERT = """
            insert into attachment (id, conversation_id, account_id, message_id, inbox_id, visitor_id, name, mime_type, size,
                                    sha256, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AttachmentStore store;
    private final Clock clock;

    KeepFile(AttachmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whose a file is until a message has it, or the message that it came with. */
    public record Owner(
            @Nullable UUID conversationId,
            @Nullable UUID accountId,
            @Nullable UUID messageId,
            @Nullable UUID inboxId,
            @Nullable String visitorId) {

        static Owner account(UUID conversationId, UUID accountId) {
            return new Owner(conversationId, accountId, null, null, null);
        }

        public static Owner message(UUID conversationId, UUID messageId) {
            return new Owner(conversationId, null, messageId, null, null);
        }

        /** Who may have no conversation yet. */
        public static Owner visitor(UUID inboxId, String visitorId) {
            return new Owner(null, null, null, inboxId, visitorId);
        }
    }

    public AttachmentView keep(Connection connection, UUID id, Owner owner, String name, IncomingFile file) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setObject(2, owner.conversationId());
            insert.setObject(3, owner.accountId());
            insert.setObject(4, owner.messageId());
            insert.setObject(5, owner.inboxId());
            insert.setString(6, owner.visitorId());
            insert.setString(7, name);
            insert.setString(8, file.type());
            insert.setLong(9, file.size());
            insert.setBytes(10, file.sha256());
            insert.setObject(11, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            store.keep(id, file.path());
            return AttachmentView.of(id, name, file.type(), file.size());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot keep the file " + id, e);
        }
    }
}
