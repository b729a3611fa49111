package io.chatroom.conversation.presence;

import io.chatroom.conversation.account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/services")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.NAME_OF_ADMIN)
@RunOnVirtualThread
public class ServicesResource {
    private static final String EXAMPLE = """
            {
              "at": "2026-11-27T09:30:04Z",
              "services": [
                {
                  "service": "delivery-service",
                  "instance_id": "0199b8a0-1c00-7a11-8f00-0000000000e1",
                  "version": "0.1.0",
                  "started_at": "2026-11-27T08:00:00Z",
                  "told_at": "2026-11-27T09:30:00Z",
                  "silent": false
                }
              ],
              "lanes": {
                "told_at": "2026-11-27T09:30:00Z",
                "stale": false,
                "due": 3,
                "waiting": 12,
                "sending": 2,
                "held": 0,
                "inboxes": [
                  {
                    "inbox_id": "0199b8a0-1c00-7a11-8f00-000000000001",
                    "by": "breaker",
                    "since": null,
                    "until": "2026-11-27T09:30:20Z",
                    "failing": 5,
                    "reason": null
                  }
                ]
              }
            }
            """;

    private final RunningServices services;
    private final Clock clock;

    ServicesResource(RunningServices services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getServices",
            summary = "Which processes run, of which version, and what keeps replies back",
            description =
                    "As each process tells of itself every 15 seconds. Nothing of it is stored: a replica that has just started knows"
                            + " the others after that time.")
    @APIResponse(
            responseCode = "200",
            description = "As far as this replica has heard",
            content =
                    @Content(
                            schema = @Schema(implementation = ServicesView.class),
                            examples = @ExampleObject(name = "A breaker is open", value = EXAMPLE)))
    public ServicesView get() {
        Instant now = clock.instant();
        return ServicesView.of(services.all(now), now);
    }
}
