package io.chatroom.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one relay of this process: started with it, stopped with it. */
@ApplicationScoped
class RelayProcess {
    private final Relay relay;

    RelayProcess(
            DataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Instance<MeterRegistry> registries) {
        Backlog backlog = new Backlog();
        registries.stream().findFirst().ifPresent(backlog::bindTo);
        this.relay = new Relay(dataSource, new RecordSender(kafka), service, backlog);
    }

    void start(@Observes StartupEvent event) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent event) {
        relay.stop();
    }

    void wake() {
        relay.wake();
    }
}
