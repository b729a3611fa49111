package io.chatroom.conversation.integrity;

import io.chatroom.conversation.account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/integrity")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.NAME_OF_ADMIN)
@RunOnVirtualThread
public class IntegrityResource {
    private static final String EXAMPLE = """
            {
              "at": "2026-11-27T09:30:04Z",
              "state": "missing",
              "unread": 0,
              "inboxes": [
                {
                  "inbox_id": "0199b8a0-1c00-7a11-8f00-000000000001",
                  "name": "Shop",
                  "platform": "telegram",
                  "state": "missing",
                  "since": "2026-11-27T09:29:31Z",
                  "explanation": "2 events more were acknowledged than are stored or in quarantine, and nothing is on its way any more. …",
                  "acknowledged": 1204,
                  "echoes": 4,
                  "spooled": 0,
                  "stored": 1190,
                  "duplicates": 6,
                  "quarantined": 2,
                  "missing": 2,
                  "surplus": 0,
                  "held": 1,
                  "replies": {"pending": 3, "unknown": 0, "dead": 1, "oldest_pending_at": "2026-11-27T09:29:58Z"}
                }
              ],
              "instances": [
                {
                  "instance_id": "0199b8a0-1c00-7a11-8f00-0000000000e1",
                  "told_at": "2026-11-27T09:30:00Z",
                  "silent": false,
                  "spooled": 0
                }
              ],
              "replies": {
                "replies": 804,
                "sent": 800,
                "pending": 3,
                "unknown": 0,
                "dead": 1,
                "oldest_pending_at": "2026-11-27T09:29:58Z"
              }
            }
            """;

    private final Reconciliation reconciliation;

    IntegrityResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getIntegrity",
            summary = "Whether everything that was acknowledged is accounted for",
            description =
                    "For each inbox: acknowledged = stored + duplicates + quarantined + echoes + spooled. The one side is what ingest"
                            + " counted when it answered 2xx, the other what the store counted in the transactions that stored it.")
    @APIResponse(
            responseCode = "200",
            description = "As of now",
            content =
                    @Content(
                            schema = @Schema(implementation = IntegrityView.class),
                            examples = @ExampleObject(name = "Two are missing", value = EXAMPLE)))
    public IntegrityView get() {
        return reconciliation.now();
    }
}
