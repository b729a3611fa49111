package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads quarantine for people, the newest first. Ids are in order of time, so a page goes on below its last one. */
@ApplicationScoped
class QuarantineList {
    private final DataSource database;
    private final ObjectMapper json;

    QuarantineList(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Page<QuarantineView> page(QuarantineFilter filter, @Nullable UUID below, int limit) {
        Conditions conditions = filter.conditions();
        if (below != null) {
            conditions.and("id < ?", below);
        }
        String sql = "select " + QuarantineView.COLUMNS + " from quarantine" + conditions.where()
                + " order by id desc limit ?";
        try (Connection connection = database.getConnection()) {
            List<QuarantineView> found =
                    SelectRows.list(connection, sql, conditions.valuesAnd(limit + 1), QuarantineView::of);
            return Page.of(found, limit, view -> view.id().toString());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list quarantine", e);
        }
    }

    Optional<QuarantineContentView> content(UUID id) {
        String sql = "select " + QuarantineView.COLUMNS + ", headers, payload from quarantine where id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                byte[] payload = row.getBytes("payload");
                return Optional.of(new QuarantineContentView(
                        QuarantineView.of(row),
                        List.of(json.readValue(row.getString("headers"), Arrival.NamedValue[].class)),
                        Base64.getEncoder().encodeToString(payload),
                        QuarantineContentView.utf8(payload)));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot read quarantine entry " + id, e);
        }
    }
}
