package io.chatroom.conversation.contact;

import static io.chatroom.conversation.rows.ChangeRows.run;

import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.events.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that are rewritten when a visitor of a site signs in. Whoever calls has kept batches out. */
final class MovedVisitor {
    private static final String LAST_SEQS =
            "select id, display_id, last_seq from conversation where id in (?, ?) order by id for update";

    // behind what is there: they were written just now, and numbers that were given are never given again
    private static final String APPEND =
            "update message set conversation_id = ?, seq = seq + ? where conversation_id = ?";

    private static final String GO_ON = """
            update conversation c
               set last_seq = ?, last_message_seq = coalesce(a.last_message_seq + ?, c.last_message_seq),
                   last_activity_at = greatest(c.last_activity_at, a.last_activity_at),
                   waiting_since = least(c.waiting_since, a.waiting_since),
                   status = case when a.status = 'open' then 'open' else c.status end,
                   snoozed_until = case when a.status = 'open' then null else c.snoozed_until end,
                   version = c.version + 1, updated_at = ?
              from conversation a where c.id = ? and a.id = ?
            """;

    // as of one who was erased: nobody reads it, so nobody may answer in it
    private static final String END = """
            update conversation
               set external_id = 'moved:' || id, contact_id = ?, contact_identity_id = null, erased_at = ?, last_seq = 1,
                   last_message_seq = null, status = 'resolved', waiting_since = null, snoozed_until = null,
                   version = version + 1, updated_at = ?
             where id = ?
            """;

    private static final String ACTIVITY = """
            insert into message (id, conversation_id, seq, type, text, sender_kind, created_at)
            values (?, ?, ?, 'activity', ?, 'system', ?)
            """;

    private record Seqs(UUID id, long displayId, long last) {}

    private final Connection connection;
    private final OffsetDateTime now;

    MovedVisitor(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /** Those that wait for a message that names them. */
    void files(UUID inbox, String anonymousId, String visitorId) throws SQLException {
        run(
                connection,
                "update attachment set visitor_id = ? where inbox_id = ? and visitor_id = ? and message_id is null",
                visitorId,
                inbox,
                anonymousId);
    }

    void becomes(UUID identity, UUID contact, String visitorId, @Nullable String name, @Nullable String handle)
            throws SQLException {
        run(
                connection,
                "update contact_identity set source_id = ?, verified = true, handle = coalesce(?, handle) where id = ?",
                visitorId,
                handle,
                identity);
        run(
                connection,
                "update contact set name = case when name_kept then name else coalesce(?, name) end, version = version + 1,"
                        + " updated_at = ? where id = ?",
                name,
                now,
                contact);
    }

    /** The one of before is nobody of his own any more, unless ours made him more than that. */
    void isTheSameAs(UUID identity, UUID contact, UUID known, UUID knownContact) throws SQLException {
        run(
                connection,
                "update conversation set contact_identity_id = ? where contact_identity_id = ?",
                known,
                identity);
        run(connection, "delete from contact_identity where id = ?", identity);
        if (!contact.equals(knownContact)) {
            // nobody gets around that by signing in
            run(
                    connection,
                    "update contact k set blocked_at = c.blocked_at, version = k.version + 1, updated_at = ? from contact c"
                            + " where k.id = ? and c.id = ? and k.blocked_at is null and c.blocked_at is not null",
                    now,
                    knownContact,
                    contact);
            run(
                    connection,
                    "update contact c set merged_into = ?, version = version + 1, updated_at = ?"
                            + " where c.id = ? and c.merged_into is null and c.erased_at is null"
                            + " and not exists (select from contact_identity i where i.contact_id = c.id)",
                    knownContact,
                    now,
                    contact);
        }
    }

    void conversationIsOf(UUID conversation, String visitorId, @Nullable UUID identity, @Nullable UUID contact)
            throws SQLException {
        run(
                connection,
                "update conversation set external_id = ?, contact_identity_id = ?, contact_id = ?, version = version + 1, updated_at = ?"
                        + " where id = ?",
                visitorId,
                identity,
                contact,
                now,
                conversation);
    }

    void goesOnIn(UUID from, UUID into, @Nullable UUID contact) throws SQLException {
        List<Seqs> held = SelectRows.list(
                connection,
                LAST_SEQS,
                List.of(from, into),
                row -> new Seqs(row.getObject("id", UUID.class), row.getLong("display_id"), row.getLong("last_seq")));
        Seqs source =
                held.stream().filter(one -> one.id().equals(from)).findFirst().orElseThrow();
        Seqs target =
                held.stream().filter(one -> one.id().equals(into)).findFirst().orElseThrow();
        long before = target.last() + 1;
        activity(into, before, "The visitor signed in. What they wrote before that without a name follows here");
        run(connection, APPEND, into, before, from);
        run(connection, "update message_search set conversation_id = ? where conversation_id = ?", into, from);
        run(connection, "update message_mention set conversation_id = ? where conversation_id = ?", into, from);
        run(connection, "update attachment set conversation_id = ? where conversation_id = ?", into, from);
        run(connection, "update scheduled_reply set conversation_id = ? where conversation_id = ?", into, from);
        run(
                connection,
                "insert into conversation_participant (conversation_id, contact_id)"
                        + " select ?, contact_id from conversation_participant where conversation_id = ? on conflict do nothing",
                into,
                from);
        run(connection, "delete from conversation_participant where conversation_id = ?", from);
        run(connection, GO_ON, before + source.last(), before, now, into, from);
        activity(from, 1, "The visitor signed in. What was written here is in conversation #" + target.displayId());
        run(connection, END, contact, now, now, from);
    }

    void done(long id) throws SQLException {
        run(connection, "update visitor_recognised set done_at = ?, name = null, handle = null where id = ?", now, id);
    }

    private void activity(UUID conversation, long seq, String text) throws SQLException {
        run(connection, ACTIVITY, Ids.next(), conversation, seq, text, now);
    }
}
