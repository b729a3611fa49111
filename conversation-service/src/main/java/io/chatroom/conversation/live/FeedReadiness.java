package io.chatroom.conversation.live;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the feed was read up to now: before that nobody's stream can be resumed. Losing Kafka later takes nobody off the API,
 * which reads and keeps replies without it.
 */
@Readiness
@ApplicationScoped
class FeedReadiness implements HealthCheck {
    private final FeedTail tail;

    FeedReadiness(FeedTail tail) {
        this.tail = tail;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("feed").status(tail.buffer().ready());
        String trouble = tail.trouble();
        return (trouble == null ? response : response.withData("trouble", trouble)).build();
    }
}
