package io.chatroom.conversation.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A schema of the first day, with data, becomes today's while the old version goes on storing with the statements it had: expand
 * first, and contract only when nobody is left who would mind.
 */
class UpgradeTest {
    private static final String SCHEMA = "upgraded";
    private static final String FIRST_DAY = "20261123.1";
    private static final int CONVERSATIONS = 200;
    private static final int MESSAGES_OF_EACH = 50;
    /** For which the old version may be kept waiting, on a machine with other work. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Map<String, String> engines = EnginesForTests.running();
    private final UUID inbox = Ids.next();
    private final UUID[] conversations = new UUID[CONVERSATIONS];

    @BeforeEach
    void a_database_of_the_first_day() throws SQLException {
        drop();
        flyway().target(FIRST_DAY).load().migrate();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                PreparedStatement add = connection.prepareStatement("""
                        insert into conversation (id, inbox_id, external_id, last_seq, last_message_seq, last_activity_at, created_at, updated_at)
                        values (?, ?, ?, %1$d, %1$d, now(), now(), now())""".formatted(MESSAGES_OF_EACH))) {
            statement.execute("""
                    insert into inbox (id, name, platform, created_at, updated_at)
                    values ('%s', 'Shop', 'webhook', now(), now())""".formatted(inbox));
            for (int i = 0; i < CONVERSATIONS; i++) {
                conversations[i] = Ids.next();
                add.setObject(1, conversations[i]);
                add.setObject(2, inbox);
                add.setString(3, "order-" + i);
                add.addBatch();
            }
            add.executeBatch();
            statement.execute("""
                    insert into message (id, conversation_id, seq, type, text, sender_kind, external_id, created_at)
                    select gen_random_uuid(), c.id, n, 'incoming', 'Where is my parcel? ' || n, 'contact', c.external_id || '-' || n, now()
                      from conversation c, generate_series(1, %d) as n""".formatted(MESSAGES_OF_EACH));
            statement.execute("""
                    insert into inbound_event (event_id, inbox_id, received_at)
                    select gen_random_uuid(), '%s', now() from message""".formatted(inbox));
            statement.execute("""
                    insert into audit_event (id, at, action, subject) values (gen_random_uuid(), now(), 'inbox.created', 'inbox')""");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        }
    }

    @Test
    void the_schema_of_the_first_day_becomes_todays_while_messages_are_stored() throws Exception {
        OldVersion old = new OldVersion();
        Thread storing = Thread.ofPlatform().start(old);
        old.awaitStored(20);

        flyway().load().migrate();

        old.awaitStored(old.stored.get() + 20);
        old.stop.set(true);
        storing.join();

        assertThat(old.failure.get()).isNull();
        assertThat(flyway().load().info().pending()).isEmpty();
        flyway().load().validate();
        long expected = CONVERSATIONS * (long) MESSAGES_OF_EACH + old.stored.get();
        assertThat(number("select count(*) from message")).isEqualTo(expected);
        assertThat(number("select sum(last_seq) from conversation")).isEqualTo(expected);
        assertThat(number("select count(*) from inbound_event")).isEqualTo(expected);
        assertThat(number("select count(*) from inbound_event where stored_at is null"))
                .isZero();
        assertThat(old.longestNanos).isLessThan(LONGEST_WAIT.toNanos());
    }

    /** Stores messages one after the other, as the version of the first day did; a deadlock is tried again, as it would. */
    private final class OldVersion implements Runnable {
        private final AtomicInteger stored = new AtomicInteger();
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicReference<Exception> failure = new AtomicReference<>();
        private volatile long longestNanos;

        @Override
        public void run() {
            try (Connection connection = connection()) {
                connection.setAutoCommit(false);
                for (int n = 0; !stop.get(); n++) {
                    long begun = System.nanoTime();
                    store(connection, conversations[n % CONVERSATIONS]);
                    longestNanos = Math.max(longestNanos, System.nanoTime() - begun);
                    stored.incrementAndGet();
                }
            } catch (SQLException e) {
                failure.set(e);
            }
        }

        private void store(Connection connection, UUID conversation) throws SQLException {
            while (true) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("""
                            insert into inbound_event (event_id, inbox_id, received_at) values ('%s', '%s', now())
                            on conflict (event_id) do nothing""".formatted(UUID.randomUUID(), inbox));
                    statement.execute("""
                            with held as (
                                update conversation set last_seq = last_seq + 1, last_message_seq = last_seq + 1, updated_at = now()
                                 where id = '%s' returning id, last_seq)
                            insert into message (id, conversation_id, seq, type, text, sender_kind, external_id, created_at)
                            select '%s', id, last_seq, 'incoming', 'And now?', 'contact', 'x-' || last_seq, now() from held""".formatted(conversation, Ids.next()));
                    statement.execute("""
                            insert into outbox (shard, topic, key, event_id, type, payload)
                            values (1, 'chatroom.events.v1', 'k', '%s', 'message.created', '{}')""".formatted(Ids.next()));
                    connection.commit();
                    return;
                } catch (SQLException e) {
                    connection.rollback();
                    if (!"40P01".equals(e.getSQLState())) {
                        throw e;
                    }
                }
            }
        }

        void awaitStored(int count) {
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (stored.get() < count && failure.get() == null) {
                assertThat(System.nanoTime()).as("the old version stores").isLessThan(deadline);
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure(getClass().getClassLoader())
                .dataSource(engines.get("CHATROOM_DB_URL"), "conversation", engines.get("CHATROOM_DB_PASSWORD"))
                .schemas(SCHEMA)
                .locations("classpath:db/migration", "classpath:db/outbox")
                .outOfOrder(true);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                engines.get("CHATROOM_DB_URL") + "?currentSchema=" + SCHEMA + ",public",
                "conversation",
                engines.get("CHATROOM_DB_PASSWORD"));
    }

    private long number(String query) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
