package io.chatroom.conversation.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.keep.ForgetOld.Kind;
import io.chatroom.conversation.schedule.OneReplica;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.micrometer.core.instrument.MeterRegistry;
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
class ForgetOldTest {
    @Inject
    TalkStore store;

    @Inject
    Database database;

    @Inject
    DataSource source;

    @Inject
    KeepSettings settings;

    @Inject
    MeterRegistry meters;

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

    /** With the clock put forward only events are to be forgotten: other tests still use their sessions. */
    private ForgetOld in(Duration time) {
        return new ForgetOld(source, settings, meters, Clock.offset(Clock.systemUTC(), time));
    }

    @Test
    void an_event_is_known_for_thirty_days_from_when_it_was_stored() {
        store.receive(talk.saysAt("old", "came long ago, stored now", Instant.parse("2020-01-01T00:00:00Z")));

        in(Duration.ofDays(30).minusHours(1)).forget(Kind.EVENTS);
        assertThat(known()).isEqualTo(1);
        in(Duration.ofDays(30).plusHours(1)).forget(Kind.EVENTS);
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
            store.receive(talk.says("m" + i, "text"));
        }
        database.run("update inbound_event set stored_at = '2020-01-01' where event_id = ?", talk.eventId("m3"));
        ForgetOld job = in(Duration.ZERO);

        assertThat(QuarkusTransaction.requiringNew().call(() -> job.forgetSome(Kind.EVENTS, Instant.now(), 1)))
                .isEqualTo(1);
        assertThat(database.column("select event_id from inbound_event where inbox_id = ?", inbox))
                .hasSize(4)
                .doesNotContain(talk.eventId("m3"));
        in(Duration.ofDays(31)).forget(Kind.EVENTS);
        assertThat(known()).isZero();
    }

    @Test
    void sessions_are_forgotten_a_month_after_they_ended_and_good_ones_never() {
        UUID account = database.account("agent");
        UUID good = session(account, "now() + interval '90 days'", "null");
        UUID expired = session(account, "now() - interval '31 days'", "null");
        UUID revoked = session(account, "now() + interval '90 days'", "now() - interval '31 days'");
        UUID justRevoked = session(account, "now() + interval '90 days'", "now()");

        in(Duration.ZERO).forget();

        assertThat(database.column("select id from access_token where account_id = ?", account))
                .containsExactlyInAnyOrder(good, justRevoked)
                .doesNotContain(expired, revoked);
    }

    private UUID session(UUID account, String expires, String revoked) {
        UUID id = Ids.next();
        database.run("""
                insert into access_token (id, account_id, kind, name, token_hash, created_at, expires_at, revoked_at)
                values (?, ?, 'session', 'A browser', decode(md5(?), 'hex'), now() - interval '100 days', %s, %s)
                """.formatted(expires, revoked), id, account, id.toString());
        return id;
    }

    @Test
    void what_a_platform_answered_is_forgotten_after_ninety_days_and_what_became_of_the_attempt_stays() {
        UUID conversation = store.started(talk);
        UUID old = attempt(database.reply(conversation, "sent"), "now() - interval '91 days'");
        UUID young = attempt(database.reply(conversation, "sent"), "now() - interval '89 days'");

        in(Duration.ZERO).forget();

        assertThat(database.rows("select outcome, response_excerpt from attempt where id = ?", old))
                .containsExactly(java.util.Arrays.asList("sent", null));
        assertThat(database.column("select response_excerpt from attempt where id = ?", young))
                .containsExactly("{}");
    }

    private UUID attempt(UUID message, String started) {
        UUID id = Ids.next();
        database.run("""
                insert into attempt (id, message_id, no, started_at, duration_ms, outcome, response_excerpt)
                values (?, ?, 1, %s, 5, 'sent', '{}')""".formatted(started), id, message);
        return id;
    }

    @Test
    void one_replica_at_a_time_forgets() {
        store.receive(talk.says("1", "text"));
        Instant later = Instant.now().plus(Duration.ofDays(31));

        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = source.getConnection()) {
                assertThat(OneReplica.tryHold(connection, Kind.EVENTS.job())).isTrue();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            int elsewhere = QuarkusTransaction.requiringNew()
                    .call(() -> in(Duration.ZERO).forgetSome(Kind.EVENTS, later, 10));
            assertThat(elsewhere).isZero();
        });

        assertThat(known()).isEqualTo(1);
    }
}
