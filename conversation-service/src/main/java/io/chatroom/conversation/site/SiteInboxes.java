package io.chatroom.conversation.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.rows.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds what a visitor asks for; never more than one inbox and one conversation. */
@ApplicationScoped
public class SiteInboxes {
    private static final String BY_KEY = """
            select i.id, i.name, i.settings
              from inbox_key k join inbox i on i.id = k.inbox_id
             where k.key = ? and (k.expires_at is null or k.expires_at > ?) and i.enabled and i.platform = 'site'
            """;

    private static final String CONVERSATION = """
            select c.id
              from contact_identity i join conversation c on c.contact_identity_id = i.id and c.inbox_id = i.inbox_id
             where i.inbox_id = ? and i.source_id = ?
             order by c.created_at desc limit 1
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    SiteInboxes(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Optional<SiteInbox> byKey(String key) {
        if (key.indexOf('\u0000') >= 0) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_KEY)) {
            select.setString(1, key);
            select.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(inbox(
                                row.getObject("id", UUID.class), row.getString("name"), row.getString("settings")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a site inbox", e);
        }
    }

    private SiteInbox inbox(UUID id, String name, String settings) {
        try {
            return SiteInbox.of(id, name, json.readTree(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings do not read", e);
        }
    }

    /** The one conversation that a visitor has, if they have written yet. */
    public Optional<UUID> conversationOf(UUID inboxId, String visitorId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CONVERSATION)) {
            select.setObject(1, inboxId);
            select.setString(2, Storable.text(visitorId));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject("id", UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a visitor's conversation", e);
        }
    }
}
