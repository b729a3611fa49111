package io.chatroom.ingest.settings;

import io.chatroom.events.rehearsal.Rehearsal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends a start that was a {@link Rehearsal} once what is asked of every instance has been asked. */
final class Rehearse {

    void onceStarted(
            @Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.management.port") int management,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String managed = "http://127.0.0.1:" + management + "/q/";
        Rehearsal.askAndEnd(List.of(
                managed + "health/live",
                managed + "health/ready",
                managed + "metrics",
                "http://127.0.0.1:" + port + "/webhooks/webhook/unknown"));
    }
}
