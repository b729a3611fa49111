package io.chatroom.conversation.draft;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.ChangeRows;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** One text for each account and conversation; what was kept last is what stands. */
@ApplicationScoped
public class Drafts {
    /** As long as a reply may be. */
    static final int LONGEST = 10_000;

    static final int MOST_OF_AN_ACCOUNT = 500;
    private static final int MOST_SHOWN = 100;

    private static final String SELECT = """
            select d.conversation_id, d.account_id, a.name, d.text, d.private, d.updated_at
              from draft d join account a on a.id = d.account_id
            """;

    private static final String OF_CONVERSATION =
            SELECT + " where d.conversation_id = ? order by d.updated_at desc, d.account_id limit " + MOST_SHOWN;

    private static final String OF_ACCOUNT = SELECT + """
             join conversation c on c.id = d.conversation_id
             where d.account_id = ? and (?::uuid[] is null or c.inbox_id = any(?::uuid[]))
             order by d.updated_at desc, d.conversation_id limit %d""".formatted(MOST_OF_AN_ACCOUNT);

    /** Nothing where the account has as many as it may in other conversations. */
    private static final String KEEP = """
            insert into draft (conversation_id, account_id, text, private, updated_at)
            select ?, ?, ?, ?, ?
             where (select count(*) from (
                   select from draft where account_id = ? and conversation_id <> ? limit %1$d) as others) < %1$d
            on conflict (conversation_id, account_id) do update
                set text = excluded.text, private = excluded.private, updated_at = excluded.updated_at""".formatted(MOST_OF_AN_ACCOUNT);

    private static final String FORGET = "delete from draft where conversation_id = ? and account_id = ?";

    private final DataSource database;
    private final Clock clock;

    Drafts(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<DraftView> of(UUID conversation) {
        return list(OF_CONVERSATION, List.of(conversation));
    }

    List<DraftView> of(SignedIn account) {
        String visible = account.inboxes().asArray();
        return list(OF_ACCOUNT, Arrays.asList(account.id(), visible, visible));
    }

    @Transactional
    DraftView keep(UUID conversation, String text, boolean isPrivate, SignedIn account) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int kept = run(KEEP, conversation, account.id(), text, isPrivate, at, account.id(), conversation);
        if (kept == 0) {
            throw new ProblemException(
                    409,
                    "too_many_drafts",
                    "You have too many drafts",
                    "There are " + MOST_OF_AN_ACCOUNT + " of them. Send or discard some first.");
        }
        return new DraftView(conversation, new DraftView.Author(account.id(), account.name()), text, isPrivate, at);
    }

    /** For the caller's transaction, if there is one. */
    @Transactional
    public void forget(UUID conversation, UUID account) {
        run(FORGET, conversation, account);
    }

    private int run(String sql, Object... values) {
        try (Connection connection = database.getConnection()) {
            return ChangeRows.run(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change a draft", e);
        }
    }

    private List<DraftView> list(String sql, List<Object> values) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(connection, sql, values, Drafts::draft);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read drafts", e);
        }
    }

    private static DraftView draft(ResultSet row) throws SQLException {
        return new DraftView(
                row.getObject("conversation_id", UUID.class),
                new DraftView.Author(row.getObject("account_id", UUID.class), row.getString("name")),
                row.getString("text"),
                row.getBoolean("private"),
                Objects.requireNonNull(ArrayStatement.instantAt(row, "updated_at")));
    }
}
