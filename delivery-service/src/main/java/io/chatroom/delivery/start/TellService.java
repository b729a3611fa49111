package io.chatroom.delivery.start;

import io.chatroom.delivery.lane.LanesNow;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.RunningProcess;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells that this process runs, and what keeps replies back. By the outbox like all that we tell: it is true as of the transaction, and
 * what leaves too late is over by then.
 */
@ApplicationScoped
class TellService {
    private static final Logger LOG = Logger.getLogger(TellService.class);

    private final DataSource database;
    private final Outbox outbox;
    private final Clock clock;
    private final RunningProcess process;

    TellService(
            DataSource database,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.process = new RunningProcess("delivery-service", version, clock.instant());
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        tell(process::runs);
    }

    /** It leaves with the last of the outbox, or by another process. */
    void stop(@Observes ShutdownEvent event) {
        tell(process::stops);
    }

    private void tell(BiFunction<Instant, ServiceTold.Lanes, ServiceTold> how) {
        try {
            QuarkusTransaction.requiringNew().run(() -> publish(how));
        } catch (RuntimeException e) {
            LOG.debugf("that this process runs is not told this time: %s", e.getMessage());
        }
    }

    private void publish(BiFunction<Instant, ServiceTold.Lanes, ServiceTold> how) {
        try (Connection connection = database.getConnection()) {
            ServiceTold told = how.apply(clock.instant(), LanesNow.in(connection));
            outbox.publish(new OutboxRecord(
                    Topics.PRESENCE,
                    told.key(),
                    told.instanceId(),
                    Ids.next(),
                    "service_told",
                    EventJson.write(told, ServiceTold.class)));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count lanes", e);
        }
    }
}
