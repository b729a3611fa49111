package io.chatroom.conversation.quarantine;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.commit.AfterCommit;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Throws quarantined input away; the audit trail keeps where it stood, why it was held, and the digest of what it said. */
@ApplicationScoped
class DiscardQuarantined {
    private static final String DELETE = """
            delete from quarantine where id = ?
            returning inbox_id::text, topic, partition, "offset", reason, digest
            """;

    private final DataSource database;
    private final AuditTrail audit;
    private final AfterCommit afterCommit;
    private final QuarantineMeters meters;

    DiscardQuarantined(DataSource database, AuditTrail audit, AfterCommit afterCommit, QuarantineMeters meters) {
        this.database = database;
        this.audit = audit;
        this.afterCommit = afterCommit;
        this.meters = meters;
    }

    @Transactional
    void discard(UUID id, SignedIn by) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, id);
            try (ResultSet row = delete.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound("quarantine entry");
                }
                Map<String, Object> detail = new HashMap<>();
                detail.put("inbox_id", row.getString("inbox_id"));
                detail.put(
                        "place", row.getString("topic") + "-" + row.getInt("partition") + "@" + row.getLong("offset"));
                detail.put("reason", row.getString("reason"));
                detail.put("sha256", HexFormat.of().formatHex(row.getBytes("digest")));
                audit.write(by.id(), "quarantine.discarded", "quarantine:" + id, detail);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot discard " + id, e);
        }
        afterCommit.run(() -> meters.discarded(1));
    }
}
