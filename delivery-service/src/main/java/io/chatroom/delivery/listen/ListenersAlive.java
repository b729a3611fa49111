package io.chatroom.delivery.listen;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

@Liveness
@Singleton
class ListenersAlive implements HealthCheck {
    private final KeepListening listening;

    ListenersAlive(KeepListening listening) {
        this.listening = listening;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("listeners")
                .status(listening.isAlive())
                .build();
    }
}
