package io.chatroom.conversation.contact;

import static io.chatroom.conversation.rows.ChangeRows.run;

import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.store.Erased.Trace;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something of a contact stands, and of those who were merged into it.
 *
 * @param own conversations with nobody else in them
 * @param shared conversations in which others write too
 * @param formerly what they wrote under to a site before they signed in, with the identities they have now
 */
record Traces(
        List<UUID> contacts, List<Identity> identities, List<Own> own, List<UUID> shared, List<Identity> formerly) {

    record Identity(UUID id, UUID inboxId, String sourceId) {}

    record Own(UUID id, UUID inboxId, String externalId) {}

    /** Which messages were erased. */
    record Messages(List<UUID> ids) {
        int count() {
            return ids.size();
        }
    }

    /** Part of a phone number may stand in what has nothing to do with it. */
    private static final int SHORTEST_SOURCE_ID = 5;

    private static final String CONTACTS = """
            with recursive them (id) as (
                select ?::uuid union select c.id from contact c join them on c.merged_into = them.id
            ) select id from them
            """;

    private static final String CONVERSATIONS = """
            select c.id, c.inbox_id, c.external_id,
                   c.contact_id = any(?) and not exists (
                       select from conversation_participant p where p.conversation_id = c.id and p.contact_id <> all(?)) as own
              from conversation c
             where c.erased_at is null
               and (c.contact_id = any(?)
                    or c.id in (select p.conversation_id from conversation_participant p where p.contact_id = any(?)))
             order by c.id
               for no key update of c
            """;

    private static final String MESSAGES = """
            select m.id from message m
             where m.type <> 'activity'
               and (m.conversation_id = any(?)
                    or m.conversation_id = any(?) and m.type = 'incoming'
                       and (m.sender_id = any(?) or m.sender_external_id = any(?)))
             order by m.id
            """;

    private static final String ERASE_MESSAGES = """
            update message set text = '', sender_external_id = null, attachments = '[]', reactions = '[]', external_id = null,
                   reply_to_external_id = null, client_message_id = null, request_hash = null, status_reason = null,
                   sender_name = case when type = 'incoming' then null else sender_name end,
                   sender_avatar_url = case when type = 'incoming' then null else sender_avatar_url end,
                   status = case when status in ('queued', 'sending', 'retrying') then 'cancelled' else status end,
                   deleted_at = coalesce(deleted_at, ?)
             where id = any(?)
            """;

    private static final String ERASE_REACTIONS = """
            update message m
               set reactions = (select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(m.reactions) r
                                 where coalesce(r->>'by_id', '') <> all(?))
             where m.conversation_id = any(?) and m.reactions <> '[]'
            """;

    private static final String ERASE_CONVERSATIONS = """
            update conversation
               set external_id = 'erased:' || id, place_external_id = null, erased_at = ?, contact_identity_id = null, status = 'resolved', waiting_since = null,
                   snoozed_until = null, version = version + 1, updated_at = ?
             where id = any(?)
            """;

    static Traces of(Connection connection, UUID contact) throws SQLException {
        List<UUID> contacts =
                SelectRows.list(connection, CONTACTS, List.of(contact), row -> row.getObject(1, UUID.class));
        var them = connection.createArrayOf("uuid", contacts.toArray());
        List<Identity> identities = SelectRows.list(
                connection,
                "select id, inbox_id, source_id from contact_identity where contact_id = any(?) order by id",
                List.of(them),
                row -> new Identity(
                        row.getObject("id", UUID.class),
                        row.getObject("inbox_id", UUID.class),
                        row.getString("source_id")));
        List<Own> own = new ArrayList<>();
        List<UUID> shared = new ArrayList<>();
        SelectRows.list(connection, CONVERSATIONS, List.of(them, them, them, them), row -> {
            UUID id = row.getObject("id", UUID.class);
            return row.getBoolean("own")
                    ? own.add(new Own(id, row.getObject("inbox_id", UUID.class), row.getString("external_id")))
                    : shared.add(id);
        });
        List<Identity> formerly = SelectRows.list(
                connection,
                "select i.id, r.inbox_id, r.anonymous_id from visitor_recognised r"
                        + " join contact_identity i on i.inbox_id = r.inbox_id and i.source_id = r.visitor_id where i.contact_id = any(?)",
                List.of(them),
                row -> new Identity(
                        row.getObject("id", UUID.class),
                        row.getObject("inbox_id", UUID.class),
                        row.getString("anonymous_id")));
        return new Traces(contacts, identities, own, shared, formerly);
    }

    List<UUID> conversations() {
        return Stream.concat(own.stream().map(Own::id), shared.stream()).toList();
    }

    List<Trace> all() {
        return Stream.of(
                        Stream.concat(identities.stream(), formerly.stream())
                                .<Trace>map(identity -> new Trace.PersonTrace(identity.inboxId(), identity.sourceId())),
                        own.stream().<Trace>map(one -> new Trace.ConversationTrace(one.inboxId(), one.externalId())),
                        formerly.stream()
                                .<Trace>map(before -> new Trace.ConversationTrace(before.inboxId(), before.sourceId())))
                .flatMap(traces -> traces)
                .toList();
    }

    Messages eraseThreads(Connection connection, Instant now) throws SQLException {
        var at = now.atOffset(ZoneOffset.UTC);
        var owned = uuids(connection, own.stream().map(Own::id).toList());
        var others = uuids(connection, shared);
        var sources = connection.createArrayOf(
                "text", identities.stream().map(Identity::sourceId).toArray());
        List<UUID> ids = SelectRows.list(
                connection,
                MESSAGES,
                List.of(owned, others, uuids(connection, contacts), sources),
                row -> row.getObject(1, UUID.class));
        var messages = uuids(connection, ids);
        run(connection, ERASE_MESSAGES, at, messages);
        run(connection, ERASE_REACTIONS, sources, others);
        run(connection, "delete from message_revision where message_id = any(?)", messages);
        run(
                connection,
                "delete from message_revision where changed_by = any(?) and message_id in (select id from message where conversation_id = any(?))",
                sources,
                others);
        run(connection, "update attempt set error = null, response_excerpt = null where message_id = any(?)", messages);
        run(connection, "update delivery_event set reason = null where message_id = any(?)", messages);
        run(connection, "delete from message_mention where message_id = any(?)", messages);
        run(connection, "delete from message_search where message_id = any(?)", messages);
        run(
                connection,
                "update attachment set gone_at = ?, name = '' where conversation_id = any(?) or message_id = any(?)",
                at,
                owned,
                messages);
        run(connection, "delete from scheduled_reply where conversation_id = any(?)", owned);
        run(connection, "delete from draft where conversation_id = any(?)", owned);
        // what was to be told of them and was not yet
        var keys = connection.createArrayOf(
                "text", own.stream().map(one -> one.id().toString()).toArray());
        run(connection, "delete from outbox where key = any(?)", keys);
        eraseUnread(connection);
        run(connection, ERASE_CONVERSATIONS, at, at, owned);
        run(
                connection,
                "update conversation set contact_id = null, contact_identity_id = null, version = version + 1, updated_at = ?"
                        + " where id = any(?) and contact_id = any(?)",
                at,
                others,
                uuids(connection, contacts));
        return new Messages(ids);
    }

    /** What came and is no message: that waits for one, or could not be understood. */
    private void eraseUnread(Connection connection) throws SQLException {
        for (Own one : own) {
            run(
                    connection,
                    "delete from early_event where inbox_id = ? and external_conversation_id = ?",
                    one.inboxId(),
                    one.externalId());
            run(
                    connection,
                    "delete from quarantine where inbox_id = ? and record_key = ?",
                    one.inboxId(),
                    (one.inboxId() + ":" + one.externalId()).getBytes(StandardCharsets.UTF_8));
        }
        for (Identity identity : identities) {
            if (identity.sourceId().length() >= SHORTEST_SOURCE_ID) {
                run(
                        connection,
                        "delete from quarantine where inbox_id = ? and position(? in payload) > 0",
                        identity.inboxId(),
                        identity.sourceId().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    void eraseThemselves(Connection connection, Instant now) throws SQLException {
        var at = now.atOffset(ZoneOffset.UTC);
        var them = uuids(connection, contacts);
        Set<UUID> gone = identities.stream().map(Identity::id).collect(Collectors.toSet());
        run(
                connection,
                "update conversation set contact_identity_id = null where contact_identity_id = any(?)",
                uuids(connection, List.copyOf(gone)));
        for (Identity identity : identities) {
            run(
                    connection,
                    "delete from visitor_recognised where inbox_id = ? and visitor_id = ?",
                    identity.inboxId(),
                    identity.sourceId());
        }
        run(connection, "delete from contact_identity where contact_id = any(?)", them);
        run(connection, "delete from contact_merge where into_id = any(?) or from_id = any(?)", them, them);
        run(connection, "delete from conversation_participant where contact_id = any(?)", them);
        run(connection, "delete from contact_search where contact_id = any(?)", them);
        run(
                connection,
                "update contact set name = null, name_kept = false, email = null, phone = null, avatar_url = null, blocked_at = null,"
                        + " custom_attributes = '{}', erased_at = ?, version = version + 1, updated_at = ? where id = any(?)",
                at,
                at,
                them);
    }

    private static Array uuids(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
