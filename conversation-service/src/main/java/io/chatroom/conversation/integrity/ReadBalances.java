package io.chatroom.conversation.integrity;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;
import static io.chatroom.conversation.rows.ArrayStatement.uuidAt;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Both sides of every inbox, in one statement: it has to be one moment. */
final class ReadBalances {
    static final int MOST_INBOXES = 1000;

    private static final String SELECT = """
            with unread as (
                select coalesce(sum(greatest(0, p.next_offset - greatest(s.next_offset, g.before_offset, 0))), 0) as records
                  from (select partition, max(next_offset) as next_offset from ingest_published group by partition) p
                  left join inbound_position s on s.partition = p.partition
                  left join inbound_gone g on g.partition = p.partition
            ), told as (
                select t.inbox_id, sum(t.acknowledged) as acknowledged, sum(t.echoes) as echoes, sum(t.spooled) as spooled,
                       min(i.told_at) as told_at
                  from ingest_tally t join ingest_instance i on i.instance_id = t.instance_id
                 group by t.inbox_id
            ), counted as (
                select inbox_id, sum(stored) as stored, sum(duplicates) as duplicates, sum(quarantined) as quarantined,
                       max(counted_at) as counted_at
                  from inbound_count group by inbox_id
            ), waiting as (
                select inbox_id, count(*) as held from quarantine where inbox_id is not null group by inbox_id
            )
            select inbox_id, i.name, i.platform, coalesce(t.acknowledged, 0) as acknowledged, coalesce(t.echoes, 0) as echoes,
                   coalesce(t.spooled, 0) as spooled, t.told_at, coalesce(c.stored, 0) as stored,
                   coalesce(c.duplicates, 0) as duplicates, coalesce(c.quarantined, 0) as quarantined, c.counted_at,
                   u.records as unread, coalesce(w.held, 0) as held
              from told t
              full join counted c using (inbox_id)
              left join inbox i on i.id = inbox_id
              left join waiting w using (inbox_id)
             cross join unread u
             order by abs(coalesce(t.acknowledged - t.echoes - t.spooled, 0)
                          - coalesce(c.stored + c.duplicates + c.quarantined, 0)) desc, i.name, inbox_id
             limit %d
            """.formatted(MOST_INBOXES);

    /** Those out of balance first. */
    static List<InboxBalance> from(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            List<InboxBalance> balances = new ArrayList<>();
            while (row.next()) {
                balances.add(balance(row));
            }
            return balances;
        }
    }

    private static InboxBalance balance(ResultSet row) throws SQLException {
        return new InboxBalance(
                Objects.requireNonNull(uuidAt(row, "inbox_id")),
                row.getString("name"),
                row.getString("platform"),
                row.getLong("acknowledged"),
                row.getLong("echoes"),
                row.getLong("spooled"),
                instantAt(row, "told_at"),
                row.getLong("stored"),
                row.getLong("duplicates"),
                row.getLong("quarantined"),
                instantAt(row, "counted_at"),
                row.getLong("unread"),
                row.getLong("held"));
    }

    private ReadBalances() {}
}
