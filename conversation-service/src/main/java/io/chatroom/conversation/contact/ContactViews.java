package io.chatroom.conversation.contact;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads contacts as they are shown, any number in one round trip, in the order of the ids asked for. */
@ApplicationScoped
class ContactViews {
    private static final int MOST_IDENTITIES = 100;

    private static final String SELECT = """
            select c.id, c.name, c.email, c.phone, c.avatar_url, c.custom_attributes, c.blocked_at, c.merged_into, c.erased_at,
                   c.created_at, c.updated_at, c.version,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'id', i.id, 'inbox_id', i.inbox_id, 'platform', i.platform, 'source_id', i.source_id,
                               'handle', i.handle, 'verified', i.verified, 'created_at', i.created_at) order by i.id), '[]')
                      from (select n.*, b.platform
                              from contact_identity n join inbox b on b.id = n.inbox_id
                             where n.contact_id = c.id and (?::uuid[] is null or n.inbox_id = any(?::uuid[]))
                             order by n.id limit %d) i) as identities
              from unnest(?::uuid[]) with ordinality as asked (id, position)
              join contact c on c.id = asked.id
             order by asked.position
            """.formatted(MOST_IDENTITIES);

    private final DataSource database;
    private final ObjectMapper json;

    ContactViews(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    ContactView of(UUID id, InboxLimit visible) {
        return of(List.of(id), visible).stream().findFirst().orElseThrow(() -> ProblemException.notFound("contact"));
    }

    List<ContactView> of(Collection<UUID> ids, InboxLimit visible) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, visible.asArray());
            select.setString(2, visible.asArray());
            select.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                List<ContactView> views = new ArrayList<>(ids.size());
                while (row.next()) {
                    views.add(view(row));
                }
                return views;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read contacts", e);
        }
    }

    private ContactView view(ResultSet row) throws SQLException {
        return new ContactView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("avatar_url"),
                read(row.getString("custom_attributes"), new TypeReference<Map<String, Object>>() {}),
                read(row.getString("identities"), new TypeReference<List<ContactView.Identity>>() {}),
                instantAt(row, "blocked_at"),
                row.getObject("merged_into", UUID.class),
                instantAt(row, "erased_at"),
                Objects.requireNonNull(instantAt(row, "created_at")),
                Objects.requireNonNull(instantAt(row, "updated_at")),
                row.getLong("version"));
    }

    private <T> T read(String stored, TypeReference<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON does not read: " + stored, e);
        }
    }
}
