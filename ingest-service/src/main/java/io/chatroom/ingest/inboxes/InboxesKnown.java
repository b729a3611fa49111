package io.chatroom.ingest.inboxes;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every inbox is known. Kafka going away later does not take readiness away: to be answered 503 by us, with
 * Retry-After, is better for a platform than to find nobody.
 */
@Readiness
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
