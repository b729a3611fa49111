package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a file holds into its store, and then writes down that it is there: a store may be far away and slow, so nothing of the
 * database is held meanwhile, and nobody sees a file of which a part is missing.
 */
@Singleton
public class KeepFile {
    private static final Logger LOG = Logger.getLogger(KeepFile.class);

    private static final String INSERT = """
            insert into attachment (id, conversation_id, account_id, message_id, inbox_id, visitor_id, name, mime_type, size,
                                    sha256, kept_in, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Stores stores;
    private final Arrivals arrivals;
    private final Clock clock;

    KeepFile(Stores stores, Arrivals arrivals, Clock clock) {
        this.stores = stores;
        this.arrivals = arrivals;
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

    /** One that is in its store, and has no row yet. */
    public final class Arrived {
        private final UUID id;
        private final IncomingFile file;
        private final String keptIn;

        private Arrived(UUID id, IncomingFile file, String keptIn) {
            this.id = id;
            this.file = file;
            this.keptIn = keptIn;
        }

        public String type() {
            return file.type();
        }

        /** Writes its row. */
        public AttachmentView become(Connection connection, Owner owner, String name) throws SQLException {
            arrivals.end(connection, id);
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
                insert.setString(11, keptIn);
                insert.setObject(12, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            return AttachmentView.of(id, name, file.type(), file.size());
        }
    }

    /** {@code write} is called in a transaction of its own; what it does not {@linkplain Arrived#become make a row of} is forgotten. */
    public <T> T keep(UUID id, IncomingFile file, Function<Arrived, T> write) {
        String keptIn = stores.chosen();
        arrivals.begin(id, keptIn);
        try {
            stores.of(keptIn).keep(id, file.path());
            return QuarkusTransaction.requiringNew().call(() -> write.apply(new Arrived(id, file, keptIn)));
        } catch (IOException e) {
            LOG.warnf("a file cannot be kept in the %s: %s", keptIn, e);
            throw ProblemException.filesUnavailable();
        } finally {
            arrivals.forgetWithoutRow(id);
        }
    }
}
