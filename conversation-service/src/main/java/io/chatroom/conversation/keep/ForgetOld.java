package io.chatroom.conversation.keep;

import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.schedule.OneReplica;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Forgets what has been kept long enough, in portions, so that nobody waits for it: a portion is a transaction of its own, leaves out
 * what others have locked, and one replica at a time is at it.
 */
@ApplicationScoped
class ForgetOld {
    private static final int PORTION = 2_000;

    /** Of one run; the next goes on. */
    private static final int MOST_PORTIONS = 500;

    private final DataSource database;
    private final KeepSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetOld(DataSource database, KeepSettings settings, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    enum Kind {
        EVENTS("""
                delete from inbound_event where event_id in (
                    select event_id from inbound_event where stored_at < ? order by stored_at limit ? for update skip locked)
                """),
        ENDED_SESSIONS("""
                delete from access_token where id in (
                    select id from access_token where least(expires_at, revoked_at) < ? limit ? for update skip locked)
                """),
        ANSWERS("""
                update attempt set response_excerpt = null where id in (
                    select id from attempt where response_excerpt is not null and started_at < ? order by started_at limit ?
                       for update skip locked)
                """);

        private final String forget;

        Kind(String forget) {
            this.forget = forget;
        }

        Duration keptFor(KeepSettings settings) {
            return switch (this) {
                case EVENTS -> settings.events();
                case ENDED_SESSIONS -> settings.endedSessions();
                case ANSWERS -> settings.answers();
            };
        }

        String job() {
            return "forget-" + name();
        }
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        for (Kind kind : Kind.values()) {
            forget(kind);
        }
    }

    void forget(Kind kind) {
        Instant before = clock.instant().minus(kind.keptFor(settings));
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            int forgotten = QuarkusTransaction.requiringNew().call(() -> forgetSome(kind, before, PORTION));
            meters.counter("chatroom.forgotten", "kind", kind.name().toLowerCase(java.util.Locale.ROOT))
                    .increment(forgotten);
            if (forgotten < PORTION) {
                return;
            }
        }
    }

    /** How many it were; none while another replica is at it. */
    int forgetSome(Kind kind, Instant before, int most) {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, kind.job())) {
                return 0;
            }
            try (PreparedStatement forget = connection.prepareStatement(kind.forget)) {
                forget.setObject(1, before.atOffset(ZoneOffset.UTC));
                forget.setInt(2, most);
                return forget.executeUpdate();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot forget old " + kind, e);
        }
    }
}
