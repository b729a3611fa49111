package io.chatroom.conversation.reports;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Csv;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
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

@Path("/api/v1/reports/overview")
@Tag(name = "Operations")
@RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
@RunOnVirtualThread
public class OverviewResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String FROM = "From this time on, down to the full hour; seven days before `to` unless given";
    private static final String TO = "Before this time, up to the full hour; now unless given";

    private final ReadOverview overview;
    private final SecurityIdentity identity;
    private final Clock clock;

    OverviewResource(ReadOverview overview, SecurityIdentity identity, Clock clock) {
        this.overview = overview;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getOverview",
            summary = "How much there was, how fast it was answered, and what waits now",
            description = "Over " + ReportRange.MOST_DAYS
                    + " days at most, and of the inboxes you may see. Messages count in the hour they were stored, conversations in"
                    + " the hour they began, times in the hour in which they ended.")
    public OverviewView get(
            @QueryParam("from") @Parameter(description = FROM) @Schema(format = "date-time") @Nullable String from,
            @QueryParam("to") @Parameter(description = TO) @Schema(format = "date-time") @Nullable String to,
            @QueryParam("inbox_id") @Parameter(description = "Only of this inbox") @Nullable UUID inboxId) {
        return read(from, to, inboxId);
    }

    @GET
    @Path("export")
    @Transactional
    @Produces(CSV)
    @Operation(
            operationId = "exportOverview",
            summary = "The same as a CSV file: a line for the whole, for each inbox and for each agent",
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
                                            name = "One inbox",
                                            value =
                                                    "of,id,name,incoming,outgoing,first_responses,first_response_p50_s,first_response_p90_s,resolutions,resolution_p50_s,resolution_p90_s,sent,dead,delivery_p95_s\r\n"
                                                            + "\"inbox\",\"0199b8a0-1c00-7a11-8f00-0000000000a1\",\"Shop\",\"120\",\"98\",\"31\",\"42.5\",\"310.0\",\"28\",\"3600.0\",\"9000.0\",\"97\",\"1\",\"0.8\"\r\n")))
    public RestResponse<String> export(
            @QueryParam("from") @Parameter(description = FROM) @Schema(format = "date-time") @Nullable String from,
            @QueryParam("to") @Parameter(description = TO) @Schema(format = "date-time") @Nullable String to,
            @QueryParam("inbox_id") @Parameter(description = "Only of this inbox") @Nullable UUID inboxId) {
        return RestResponse.ResponseBuilder.ok(file(read(from, to, inboxId)))
                .header("Content-Disposition", "attachment; filename=\"overview.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private OverviewView read(@Nullable String from, @Nullable String to, @Nullable UUID inboxId) {
        return overview.of(
                ReportRange.of(from, to, clock.instant()),
                inboxId,
                SignedIn.of(identity).inboxes());
    }

    private static String file(OverviewView view) {
        StringBuilder file = new StringBuilder(
                "of,id,name,incoming,outgoing,first_responses,first_response_p50_s,first_response_p90_s,resolutions,"
                        + "resolution_p50_s,resolution_p90_s,sent,dead,delivery_p95_s\r\n");
        OverviewView.Totals all = view.totals();
        file.append(
                line("all", null, null, all.incoming(), all.outgoing(), all.firstResponse(), all.resolution(), null));
        view.byInbox()
                .forEach(inbox -> file.append(line(
                        "inbox",
                        inbox.inboxId(),
                        inbox.name(),
                        inbox.incoming(),
                        inbox.outgoing(),
                        inbox.firstResponse(),
                        inbox.resolution(),
                        inbox.delivery())));
        view.byAgent()
                .forEach(agent -> file.append(line(
                        "agent",
                        agent.accountId(),
                        agent.name(),
                        null,
                        agent.replies(),
                        agent.firstResponse(),
                        agent.resolution(),
                        null)));
        return file.toString();
    }

    private static String line(
            String of,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable Long incoming,
            long outgoing,
            OverviewView.Durations responses,
            OverviewView.Durations resolutions,
            OverviewView.@Nullable Delivery delivery) {
        return Csv.line(Arrays.asList(
                of,
                text(id),
                name,
                text(incoming),
                text(outgoing),
                text(responses.count()),
                text(responses.p50Seconds()),
                text(responses.p90Seconds()),
                text(resolutions.count()),
                text(resolutions.p50Seconds()),
                text(resolutions.p90Seconds()),
                delivery == null ? null : text(delivery.sent()),
                delivery == null ? null : text(delivery.dead()),
                delivery == null ? null : text(delivery.p95Seconds())));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
