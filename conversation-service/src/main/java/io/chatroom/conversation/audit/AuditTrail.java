package io.chatroom.conversation.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes down who changed what, with the change itself: neither is there without the other. */
@ApplicationScoped
public class AuditTrail {
    private static final String INSERT =
            "insert into audit_event (id, at, account_id, action, subject, detail) values (?, ?, ?, ?, ?, ?::jsonb)";

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param accountId null where nobody was signed in, as at the first start
     * @param action {@code inbox.created} and the like
     * @param subject kind and id of what was changed, such as {@code inbox:<id>}
     * @param detail what to know of it; never a secret
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(@Nullable UUID accountId, String action, String subject, Map<String, ?> detail) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setObject(3, accountId, java.sql.Types.OTHER);
            insert.setString(4, action);
            insert.setString(5, subject);
            insert.setString(6, json.writeValueAsString(detail));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot write the audit event " + action + " of " + subject, e);
        }
    }
}
