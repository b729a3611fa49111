package io.chatroom.conversation.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (filter.action() != null) {
            conditions.add("e.action = ?");
            values.add(filter.action());
        }
        if (filter.subject() != null) {
            conditions.add("e.subject = ?");
            values.add(filter.subject());
        }
        if (filter.userId() != null) {
            conditions.add("e.account_id = ?");
            values.add(filter.userId());
        }
        if (filter.since() != null) {
            conditions.add("e.at >= ?");
            values.add(filter.since().atOffset(ZoneOffset.UTC));
        }
        if (below != null) {
            conditions.add("e.id < ?");
            values.add(below);
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SELECT + where + " order by e.id desc limit ?")) {
            int parameter = 0;
            for (Object value : values) {
                select.setObject(++parameter, value);
            }
            select.setInt(++parameter, limit);
            try (ResultSet row = select.executeQuery()) {
                List<AuditEventView> events = new ArrayList<>();
                while (row.next()) {
                    events.add(event(row));
                }
                return events;
            }
        } catch (SQLException | JsonProcessingException e) {
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

    private AuditEventView event(ResultSet row) throws SQLException, JsonProcessingException {
        UUID account = row.getObject("account_id", UUID.class);
        return new AuditEventView(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                account == null
                        ? null
                        : new AuditEventView.Actor(account, row.getString("username"), row.getString("name")),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL));
    }
}
