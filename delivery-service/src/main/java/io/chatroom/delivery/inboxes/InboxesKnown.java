package io.chatroom.delivery.inboxes;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Nothing is sent before every inbox is known. Kafka going away later changes nothing: what is in the lanes still goes out. */
@Readiness
@Startup
@Singleton
class InboxesKnown implements HealthCheck {
    private final InboxTable table;
    private final FollowInboxes following;

    InboxesKnown(InboxTable table, FollowInboxes following) {
        this.table = table;
        this.following = following;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("inboxes").status(table.isComplete());
        String trouble = following.trouble();
        if (trouble != null) {
            response.withData("trouble", trouble);
        }
        return response.build();
    }
}
