package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Records.inbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.schedule.OneReplica;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ForgetInboundEventsTest {
    @Inject
    InboundConsumer consumer;

    @Inject
    Database database;

    @Inject
    DataSource source;

    private UUID inbox;
    private Talk talk;

    @BeforeEach
    void a_talk() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
    }

    private long known() {
        return database.count("select count(*) from inbound_event where inbox_id = ?", inbox);
    }

    private ForgetInboundEvents in(Duration time) {
        return new ForgetInboundEvents(source, Clock.offset(Clock.systemUTC(), time));
    }

    @Test
    void an_event_is_known_for_thirty_days_from_when_it_was_stored() {
        consumer.receive(
                inbound(talk.saysAt("old", "came long ago, stored now", Instant.parse("2020-01-01T00:00:00Z"))));

        in(Duration.ofDays(30).minusHours(1)).forget();
        assertThat(known()).isEqualTo(1);
        in(Duration.ofDays(30).plusHours(1)).forget();
        assertThat(known()).isZero();
        assertThat(database.count(
                        "select count(*) from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ?",
                        inbox))
                .as("the message stays")
                .isEqualTo(1);
    }

    @Test
    void is_forgotten_in_portions_the_oldest_first() {
        database.run("delete from inbound_event");
        for (int i = 0; i < 5; i++) {
            consumer.receive(inbound(talk.says("m" + i, "text")));
        }
        database.run("update inbound_event set stored_at = '2020-01-01' where event_id = ?", talk.eventId("m3"));
        ForgetInboundEvents job = in(Duration.ZERO);

        assertThat(QuarkusTransaction.requiringNew().call(() -> job.forgetSome(Instant.now(), 1)))
                .isEqualTo(1);
        assertThat(database.column("select event_id from inbound_event where inbox_id = ?", inbox))
                .hasSize(4)
                .doesNotContain(talk.eventId("m3"));
        in(Duration.ofDays(31)).forget();
        assertThat(known()).isZero();
    }

    @Test
    void one_replica_at_a_time_forgets() {
        consumer.receive(inbound(talk.says("1", "text")));
        Instant later = Instant.now().plus(Duration.ofDays(31));

        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = source.getConnection()) {
                assertThat(OneReplica.tryHold(connection, "forget-inbound-events"))
                        .isTrue();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            int elsewhere = QuarkusTransaction.requiringNew()
                    .call(() -> in(Duration.ZERO).forgetSome(later, 10));
            assertThat(elsewhere).isZero();
        });

        assertThat(known()).isEqualTo(1);
    }
}
