package io.chatroom.ingest.inboxes;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the inboxes are known, be it from the last run: what is sent to those is kept in the spool while Kafka is away.
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
                HealthCheckResponse.named("inboxes").status(table.isUsable());
        String trouble = following.trouble();
        if (trouble != null) {
            response.withData("trouble", trouble);
        }
        return response.build();
    }
}
