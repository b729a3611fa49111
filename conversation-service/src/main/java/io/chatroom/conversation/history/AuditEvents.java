package io.chatroom.conversation.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads audit events, the newest first. Ids are in order of time, so a page goes on below its last one. */
@ApplicationScoped
class AuditEvents {
    private static final String SELECT = """
            select e.id, e.at, e.action, e.subject, e.detail, a.id as account_id, a.username, a.name
            from audit_event e
            left join account a on a.id = e.account_id
            """;

    private static final TypeReference<TreeMap<String, @Nullable Object>> DETAIL = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    AuditEvents(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<AuditEventView> list(AuditFilter filter, @Nullable UUID below, int limit) {
        Conditions conditions = new Conditions();
        if (filter.action() != null) {
            conditions.and("e.action = ?", filter.action());
        }
        if (filter.subject() != null) {
            conditions.and("e.subject = ?", filter.subject());
        }
        if (filter.userId() != null) {
            conditions.and("e.account_id = ?", filter.userId());
        }
        if (filter.since() != null) {
            conditions.and("e.at >= ?", filter.since().atOffset(ZoneOffset.UTC));
        }
        if (below != null) {
            conditions.and("e.id < ?", below);
        }
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(
                    connection,
                    SELECT + conditions.where() + " order by e.id desc limit ?",
                    conditions.valuesAnd(limit),
                    this::event);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit trail", e);
        }
    }

    /** As the API writes it. */
    String written(AuditEventView event) {
        try {
            return json.writeValueAsString(event.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the detail of " + event.id(), e);
        }
    }

    private AuditEventView event(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID account = row.getObject("account_id", UUID.class);
        return new AuditEventView(
                id,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                account == null
                        ? null
                        : new AuditEventView.Actor(account, row.getString("username"), row.getString("name")),
                row.getString("action"),
                row.getString("subject"),
                detail(id, row.getString("detail")));
    }

    private TreeMap<String, @Nullable Object> detail(UUID id, String written) {
        try {
            return json.readValue(written, DETAIL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the detail of " + id, e);
        }
    }
}
