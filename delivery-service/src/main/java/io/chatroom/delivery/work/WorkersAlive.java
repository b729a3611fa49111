package io.chatroom.delivery.work;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A process whose claiming thread has ended does nothing, and only a restart helps. */
@Liveness
@Singleton
class WorkersAlive implements HealthCheck {
    private final WorkLanes work;

    WorkersAlive(WorkLanes work) {
        this.work = work;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workers").status(work.isAlive()).build();
    }
}
