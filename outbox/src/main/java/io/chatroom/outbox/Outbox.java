package io.chatroom.outbox;

import io.chatroom.events.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Publishes with the caller's transaction: what commits is sent to Kafka, at least once and in order per shard key; what rolls
 * back never was. Needs a transaction that is under way, and throws without one.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox (shard, topic, key, event_id, type, payload, traceparent, headers)
            select shard, topic, key, event_id, type, payload, traceparent, headers
              from unnest(?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::bytea[], ?::text[], ?::text[])
                   with ordinality as r(shard, topic, key, event_id, type, payload, traceparent, headers, position)
             order by position""";

    private static final String WAITING =
            "select split_part(key, ':', 1), count(*) from outbox where topic = ? group by 1";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final RelayProcess relay;

    Outbox(DataSource dataSource, TransactionSynchronizationRegistry transactions, RelayProcess relay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(OutboxRecord record) {
        insert(List.of(record));
    }

    /** In the order of the list, with one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(List<OutboxRecord> records) {
        if (!records.isEmpty()) {
            insert(records);
        }
    }

    /** How many records of a topic have not left yet, by what stands before the first colon of their keys. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Long> waiting(String topic) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setString(1, topic);
            Map<String, Long> waiting = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.put(row.getString(1), row.getLong(2));
                }
            }
            return waiting;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count what waits for " + topic, e);
        }
    }

    private void insert(List<OutboxRecord> records) {
        String current = Traces.current();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("int2", column(records, r -> (short) r.shard())));
            insert.setArray(2, connection.createArrayOf("text", column(records, OutboxRecord::topic)));
            insert.setArray(3, connection.createArrayOf("text", column(records, OutboxRecord::key)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid", records.stream().map(OutboxRecord::eventId).toArray(UUID[]::new)));
            insert.setArray(5, connection.createArrayOf("text", column(records, OutboxRecord::type)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "bytea", records.stream().map(OutboxRecord::payload).toArray(byte[][]::new)));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "text",
                            column(records, record -> record.traceparent() == null ? current : record.traceparent())));
            insert.setArray(
                    8, connection.createArrayOf("text", column(records, r -> OutboxTable.written(r.headers()))));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + records.size() + " outbox rows", e);
        }
        wakeRelayOnCommit();
    }

    private static Object[] column(
            List<OutboxRecord> records, java.util.function.Function<OutboxRecord, @Nullable Object> of) {
        return records.stream().map(of).toArray();
    }

    private void wakeRelayOnCommit() {
        if (transactions.getResource(Outbox.class) != null) {
            return;
        }
        transactions.putResource(Outbox.class, this);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
