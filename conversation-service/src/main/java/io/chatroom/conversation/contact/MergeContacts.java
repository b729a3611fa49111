package io.chatroom.conversation.contact;

import static io.chatroom.conversation.rows.ChangeRows.run;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.store.Erased;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Takes two contacts for one, and apart again. Identities move, and with them their conversations; what the one lacks of name and address
 * it gets from the other, and gives back unless somebody changed it meanwhile.
 */
@ApplicationScoped
class MergeContacts {
    private static final String IDENTITIES = "select id from contact_identity where contact_id = ? order by id";

    private static final String INBOXES_OF =
            "select distinct inbox_id from contact_identity where contact_id in (?, ?)";

    private static final String MOVE_IDENTITIES =
            "update contact_identity set contact_id = ? where id = any(?) and contact_id = ?";

    private static final String HOLD_CONVERSATIONS = """
            select id from conversation where contact_id = ? and contact_identity_id = any(?) order by id for no key update
            """;

    private static final String MOVE_CONVERSATIONS =
            "update conversation set contact_id = ?, version = version + 1, updated_at = ? where id = any(?)";

    // what is told of the one goes before what is told of the other
    private static final String WHAT_IS_LACKING = """
            select jsonb_strip_nulls(jsonb_build_object(
                       'name', case when t.name is null then f.name end,
                       'name_kept', t.name_kept,
                       'email', case when t.email is null then f.email end,
                       'phone', case when t.phone is null then f.phone end,
                       'avatar_url', case when t.avatar_url is null then f.avatar_url end,
                       'blocked', case when t.blocked_at is null and f.blocked_at is not null then true end,
                       'custom_attributes', nullif(
                           (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(f.custom_attributes)
                             where not jsonb_exists(t.custom_attributes, key)), '{}'))) as filled,
                   (select count(*) from (select jsonb_object_keys(f.custom_attributes || t.custom_attributes)) k) as attributes
              from contact t, contact f where t.id = ? and f.id = ?
            """;

    private static final String FILL = """
            update contact set name = coalesce(name, v.f->>'name'), email = coalesce(email, v.f->>'email'),
                   phone = coalesce(phone, v.f->>'phone'), avatar_url = coalesce(avatar_url, v.f->>'avatar_url'),
                   blocked_at = case when (v.f->>'blocked')::boolean then v.at else blocked_at end,
                   custom_attributes = custom_attributes || coalesce(v.f->'custom_attributes', '{}'),
                   -- of several platforms, the last one to speak would name it anew each time
                   name_kept = true, version = version + 1, updated_at = v.at
              from (select ?::jsonb as f, ?::timestamptz as at) v
             where id = ?
            """;

    private static final String GIVE_BACK = """
            update contact set name = case when name = v.f->>'name' then null else name end,
                   name_kept = coalesce((v.f->>'name_kept')::boolean, name_kept),
                   email = case when email = v.f->>'email' then null else email end,
                   phone = case when phone = v.f->>'phone' then null else phone end,
                   avatar_url = case when avatar_url = v.f->>'avatar_url' then null else avatar_url end,
                   blocked_at = case when (v.f->>'blocked')::boolean then null else blocked_at end,
                   custom_attributes = custom_attributes - coalesce(array(
                       select key from jsonb_each(v.f->'custom_attributes') where custom_attributes->key = value), '{}'),
                   version = version + 1, updated_at = v.at
              from (select ?::jsonb as f, ?::timestamptz as at) v
             where id = ?
            """;

    private record Trail(UUID id, List<UUID> identities, String filled) {}

    private final DataSource database;
    private final ContactRepository contacts;
    private final ContactViews views;
    private final TellOfContact tell;
    private final AuditTrail audit;
    private final Clock clock;

    MergeContacts(
            DataSource database,
            ContactRepository contacts,
            ContactViews views,
            TellOfContact tell,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.contacts = contacts;
        this.views = views;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /** From now on {@code from} is {@code into}. */
    @Transactional
    ContactView merge(UUID into, UUID from, SignedIn by) {
        if (into.equals(from)) {
            throw ProblemException.invalid("contact_id", "same", "It is the same contact.");
        }
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            hold(connection, into, from, by);
            if (contacts.lock(from).isGone() || contacts.lock(into).isGone()) {
                throw ChangeContact.gone();
            }
            List<UUID> identities =
                    SelectRows.list(connection, IDENTITIES, List.of(from), row -> row.getObject(1, UUID.class));
            String filled = fill(connection, into, from, now);
            move(connection, identities, from, into, now);
            run(
                    connection,
                    "update contact set merged_into = ?, version = version + 1, updated_at = ? where id = ?",
                    into,
                    now,
                    from);
            try (PreparedStatement trail = connection.prepareStatement(
                    "insert into contact_merge (id, into_id, from_id, identity_ids, filled, at, account_id) values (?, ?, ?, ?, ?::jsonb, ?, ?)")) {
                trail.setObject(1, Ids.next());
                trail.setObject(2, into);
                trail.setObject(3, from);
                trail.setArray(4, connection.createArrayOf("uuid", identities.toArray()));
                trail.setString(5, filled);
                trail.setObject(6, now.atOffset(ZoneOffset.UTC));
                trail.setObject(7, by.id());
                trail.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot merge " + from + " into " + into, e);
        }
        audit.write(by.id(), "contact.merged", "contact:" + into, Map.of("contact_id", from));
        tell.changed(into, now);
        contacts.getEntityManager().clear();
        return views.of(into, by.inboxes());
    }

    /** Takes the latest merge of the two back. */
    @Transactional
    ContactView unmerge(UUID into, UUID from, SignedIn by) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            hold(connection, into, from, by);
            if (contacts.lock(into).isGone()) {
                throw ChangeContact.gone();
            }
            contacts.lock(from);
            Trail trail = SelectRows.list(
                            connection,
                            "select id, identity_ids, filled from contact_merge"
                                    + " where into_id = ? and from_id = ? and undone_at is null order by at desc limit 1",
                            List.of(into, from),
                            row -> new Trail(
                                    row.getObject("id", UUID.class),
                                    List.of((UUID[])
                                            row.getArray("identity_ids").getArray()),
                                    row.getString("filled")))
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            409, "not_merged", "These were not merged", "That contact was not merged into this one."));
            move(connection, trail.identities(), into, from, now);
            try (PreparedStatement back = connection.prepareStatement(GIVE_BACK)) {
                back.setString(1, trail.filled());
                back.setObject(2, now.atOffset(ZoneOffset.UTC));
                back.setObject(3, into);
                back.executeUpdate();
            }
            run(
                    connection,
                    "update contact set merged_into = null, version = version + 1, updated_at = ? where id = ?",
                    now,
                    from);
            run(connection, "update contact_merge set undone_at = ? where id = ?", now, trail.id());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take " + from + " out of " + into, e);
        }
        audit.write(by.id(), "contact.unmerged", "contact:" + into, Map.of("contact_id", from));
        Stream.of(into, from).sorted().forEach(contact -> tell.changed(contact, now));
        contacts.getEntityManager().clear();
        return views.of(into, by.inboxes());
    }

    /** Both, in one order, and nobody stores or merges meanwhile. Who does not see all that would move does not move it. */
    private void hold(Connection connection, UUID into, UUID from, SignedIn by) throws SQLException {
        Erased.keepBatchesOut(connection);
        if (contacts.findByIdOptional(from).isEmpty()) {
            throw ProblemException.invalid("contact_id", "unknown", "There is no such contact.");
        }
        boolean seesAll =
                SelectRows.list(connection, INBOXES_OF, List.of(into, from), row -> row.getObject(1, UUID.class))
                        .stream()
                        .allMatch(by.inboxes()::allows);
        if (!seesAll) {
            throw ProblemException.invalid(
                    "contact_id",
                    "unknown",
                    "There is no such contact, or one of the two is in inboxes that you do not see.");
        }
        contacts.getEntityManager().clear();
        Stream.of(into, from).sorted().forEach(contacts::lock);
    }

    private String fill(Connection connection, UUID into, UUID from, Instant now) throws SQLException {
        record Lacking(String filled, int attributes) {}
        Lacking lacking = SelectRows.list(
                        connection,
                        WHAT_IS_LACKING,
                        List.of(into, from),
                        row -> new Lacking(row.getString("filled"), row.getInt("attributes")))
                .getFirst();
        if (lacking.attributes() > CustomAttributes.AT_MOST) {
            throw new ProblemException(
                    409,
                    "too_many_attributes",
                    "The two have too many attributes together",
                    "A contact has at most " + CustomAttributes.AT_MOST + ". Take some away first.");
        }
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setString(1, lacking.filled());
            fill.setObject(2, now.atOffset(ZoneOffset.UTC));
            fill.setObject(3, into);
            fill.executeUpdate();
        }
        return lacking.filled();
    }

    private static void move(Connection connection, List<UUID> identities, UUID from, UUID to, Instant now)
            throws SQLException {
        Array moved = connection.createArrayOf("uuid", identities.toArray());
        try (PreparedStatement hold = connection.prepareStatement(HOLD_CONVERSATIONS);
                PreparedStatement conversations = connection.prepareStatement(MOVE_CONVERSATIONS);
                PreparedStatement move = connection.prepareStatement(MOVE_IDENTITIES)) {
            hold.setObject(1, from);
            hold.setArray(2, moved);
            List<UUID> held = new ArrayList<>();
            try (var row = hold.executeQuery()) {
                while (row.next()) {
                    held.add(row.getObject(1, UUID.class));
                }
            }
            move.setObject(1, to);
            move.setArray(2, moved);
            move.setObject(3, from);
            move.executeUpdate();
            conversations.setObject(1, to);
            conversations.setObject(2, now.atOffset(ZoneOffset.UTC));
            conversations.setArray(3, connection.createArrayOf("uuid", held.toArray()));
            conversations.executeUpdate();
        }
    }
}
