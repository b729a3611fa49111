package io.chatroom.conversation.contact;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads contacts a page at a time, those that came last first. */
@ApplicationScoped
public class ContactList {
    private final DataSource database;
    private final ContactFinder finder;
    private final ContactViews views;

    ContactList(DataSource database, ContactFinder finder, ContactViews views) {
        this.database = database;
        this.finder = finder;
        this.views = views;
    }

    /** Which contacts are asked for; what is null does not matter. */
    public record Wanted(
            @Nullable String q,
            @Nullable UUID inboxId,
            @Nullable Boolean blocked) {}

    public Page<ContactView> page(Wanted wanted, @Nullable UUID after, int limit, InboxLimit visible) {
        // ids are in order of time
        Conditions conditions = new Conditions().and("c.merged_into is null").and("c.erased_at is null");
        String inboxes = visible.asArray();
        if (inboxes != null) {
            conditions.and(
                    "exists (select from contact_identity i where i.contact_id = c.id and i.inbox_id = any(?::uuid[]))",
                    inboxes);
        }
        if (wanted.inboxId() != null) {
            conditions.and(
                    "exists (select from contact_identity i where i.contact_id = c.id and i.inbox_id = ?)",
                    wanted.inboxId());
        }
        if (wanted.blocked() != null) {
            conditions.and(wanted.blocked() ? "c.blocked_at is not null" : "c.blocked_at is null");
        }
        if (after != null) {
            conditions.and("c.id < ?", after);
        }
        if (wanted.q() != null) {
            finder.narrow(conditions, wanted.q());
        }
        try (Connection connection = database.getConnection()) {
            ContactFinder.Read<List<UUID>> read = () -> SelectRows.list(
                    connection,
                    "select c.id from contact c" + conditions.where() + " order by c.id desc limit ?",
                    conditions.valuesAnd(limit + 1),
                    row -> row.getObject(1, UUID.class));
            Page<UUID> ids =
                    Page.of(wanted.q() == null ? read.run() : finder.within(connection, read), limit, UUID::toString);
            return new Page<>(views.of(ids.items(), visible), ids.nextCursor());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list contacts", e);
        }
    }
}
