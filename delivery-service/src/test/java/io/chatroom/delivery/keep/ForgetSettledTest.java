package io.chatroom.delivery.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Database;
import io.chatroom.delivery.DeliveryForTests;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class ForgetSettledTest {
    @Inject
    DataSource source;

    @Inject
    Database database;

    @Inject
    KeepSettings settings;

    @Inject
    MeterRegistry meters;

    private final UUID conversation = Ids.next();

    @BeforeEach
    void a_lane() {
        lane(conversation, "idle");
    }

    private void lane(UUID of, String state) {
        database.run("""
                insert into lane (conversation_id, inbox_id, state, next_attempt_at, head_seq)
                values (?, ?, ?, now() + interval '1 day', case when ? <> 'idle' then 9 end)""", of, Ids.next(), state, state);
    }

    private UUID item(UUID of, long seq, String state) {
        UUID reply = Ids.next();
        database.run("""
                insert into item (conversation_id, source_seq, reply_id, inbox_id, payload, state)
                values (?, ?, ?, ?, '', ?)""", of, seq, reply, Ids.next(), state);
        database.run("""
                insert into attempt (reply_id, attempt_id, no, started_at, finished_at, outcome)
                values (?, ?, 1, now(), now(), 'sent')""", reply, Ids.next());
        return reply;
    }

    private void forgetIn(Duration time) {
        new ForgetSettled(source, settings, meters, Clock.offset(Clock.systemUTC(), time)).forget();
    }

    private boolean isKnown(UUID reply) {
        return !database.strings("select state from item where reply_id = ?", reply)
                .isEmpty();
    }

    @Test
    void a_reply_that_was_sent_is_known_for_thirty_days_and_goes_with_its_attempts_and_its_lane() {
        UUID sent = item(conversation, 1, "sent");
        UUID cancelled = item(conversation, 2, "cancelled");

        forgetIn(Duration.ofDays(30).minusHours(1));
        assertThat(isKnown(sent)).isTrue();

        forgetIn(Duration.ofDays(30).plusHours(1));
        assertThat(isKnown(sent)).isFalse();
        assertThat(isKnown(cancelled)).isFalse();
        assertThat(database.strings("select outcome from attempt where reply_id in (?, ?)", sent, cancelled))
                .isEmpty();
        assertThat(database.strings("select state from lane where conversation_id = ?", conversation))
                .isEmpty();
    }

    @Test
    void what_may_still_be_sent_stays_and_so_does_its_lane() {
        UUID sent = item(conversation, 1, "sent");
        UUID dead = item(conversation, 2, "dead");
        UUID unknown = item(conversation, 3, "unknown");
        UUID waiting = Ids.next();
        lane(waiting, "waiting");
        UUID queued = item(waiting, 9, "queued");

        forgetIn(Duration.ofDays(400));

        assertThat(isKnown(sent)).isFalse();
        assertThat(isKnown(dead)).isTrue();
        assertThat(isKnown(unknown)).isTrue();
        assertThat(isKnown(queued)).isTrue();
        assertThat(database.strings("select state from lane where conversation_id in (?, ?)", conversation, waiting))
                .containsExactlyInAnyOrder("idle", "waiting");
    }

    @Test
    void passes_over_a_lane_that_is_in_use() throws SQLException {
        UUID sent = item(conversation, 1, "sent");
        UUID other = Ids.next();
        lane(other, "idle");
        UUID free = item(other, 1, "sent");

        try (Connection elsewhere = source.getConnection()) {
            elsewhere.setAutoCommit(false);
            elsewhere
                    .createStatement()
                    .execute("select from lane where conversation_id = '" + conversation + "' for update");

            forgetIn(Duration.ofDays(31));

            assertThat(isKnown(free)).isFalse();
            assertThat(isKnown(sent)).isTrue();
            elsewhere.rollback();
        }
        forgetIn(Duration.ofDays(31));
        assertThat(isKnown(sent)).isFalse();
    }
}
