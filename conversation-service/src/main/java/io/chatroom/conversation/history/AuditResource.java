package io.chatroom.conversation.history;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.listing.Csv;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/audit-events")
@Tag(name = "People")
@RolesAllowed(Role.NAME_OF_ADMIN)
@RunOnVirtualThread
public class AuditResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 200;
    private static final int MOST_LINES = 10_000;
    private static final String CSV = "text/csv;charset=UTF-8";

    private final AuditEvents events;

    AuditResource(AuditEvents events) {
        this.events = events;
    }

    @GET
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAuditEvents",
            summary = "Who changed what, the newest first",
            description = "Nothing of it can be changed or deleted; the database refuses to.")
    public Page<AuditEventView> list(
            @QueryParam("action") @Parameter(description = "Only this action, such as `inbox.created`") @Nullable
                    String action,
            @QueryParam("subject")
                    @Parameter(description = "Only of this, such as `inbox:0199b8a0-1c00-7a11-8f00-0000000000a1`")
                    @Nullable
                    String subject,
            @QueryParam("user_id") @Parameter(description = "Only what this account did") @Nullable UUID userId,
            @QueryParam("since")
                    @Parameter(description = "Only from this time on")
                    @Schema(format = "date-time")
                    @Nullable
                    String since,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        int size = Limit.of(limit, USUALLY, AT_MOST);
        List<AuditEventView> found = events.list(AuditFilter.of(action, subject, userId, since), cursor, size + 1);
        return Page.of(found, size, last -> last.id().toString());
    }

    @GET
    @Path("export")
    @Transactional
    @Produces(CSV)
    @Operation(
            operationId = "exportAuditEvents",
            summary = "The same as a CSV file, 10000 lines at most",
            description = "What a spreadsheet would take for a formula begins with an apostrophe.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "One line",
                                            value =
                                                    "at,actor,action,subject,detail\r\n"
                                                            + "\"2026-01-31T12:00:00Z\",\"ada\",\"inbox.created\",\"inbox:0199b8a0-1c00-7a11-8f00-0000000000a1\",\"{}\"\r\n")))
    public RestResponse<String> export(
            @QueryParam("action") @Parameter(description = "Only this action") @Nullable String action,
            @QueryParam("subject") @Parameter(description = "Only of this") @Nullable String subject,
            @QueryParam("user_id") @Parameter(description = "Only what this account did") @Nullable UUID userId,
            @QueryParam("since")
                    @Parameter(description = "Only from this time on")
                    @Schema(format = "date-time")
                    @Nullable
                    String since) {
        StringBuilder file = new StringBuilder("at,actor,action,subject,detail\r\n");
        for (AuditEventView event : events.list(AuditFilter.of(action, subject, userId, since), null, MOST_LINES)) {
            file.append(Csv.line(Arrays.asList(
                    event.at().toString(),
                    event.actor() == null ? null : event.actor().username(),
                    event.action(),
                    event.subject(),
                    events.written(event))));
        }
        return RestResponse.ResponseBuilder.ok(file.toString())
                .header("Content-Disposition", "attachment; filename=\"audit-events.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
