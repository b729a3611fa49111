package io.chatroom.conversation.webhooks;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Subscriptions of integrators, and the log of what they were told. */
@Path("/api/v1/webhooks")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.NAME_OF_ADMIN)
@RunOnVirtualThread
public class WebhooksResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 200;

    private final Subscriptions subscriptions;
    private final ChangeWebhooks change;
    private final WebhookDeliveries deliveries;
    private final SecurityIdentity identity;

    WebhooksResource(
            Subscriptions subscriptions,
            ChangeWebhooks change,
            WebhookDeliveries deliveries,
            SecurityIdentity identity) {
        this.subscriptions = subscriptions;
        this.change = change;
        this.deliveries = deliveries;
        this.identity = identity;
    }

    @GET
    @Transactional
    @Operation(operationId = "listWebhooks", summary = "Every subscription, by name")
    public Page<WebhookView> list() {
        return Page.whole(subscriptions.all().stream().map(Subscription::view).toList());
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getWebhook", summary = "One subscription")
    public WebhookView get(UUID id) {
        return subscriptions.with(id).view();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhook",
            summary = "Have a URL told of what happens",
            description =
                    "Each event is posted as `{type, timestamp, id, inbox_id, data}`, signed as Standard Webhooks has it, at least once:"
                            + " `webhook-id` tells repetitions. Answer 2xx within ten seconds; else it is tried again for a day."
                            + " What is about the same conversation comes in order. 410 holds the subscription until it is changed.")
    @APIResponse(
            responseCode = "201",
            description = "Made; the secret is shown this once",
            content = @Content(schema = @Schema(implementation = WebhookView.Created.class)))
    @APIResponse(responseCode = "409", description = "There are too many")
    public RestResponse<WebhookView.Created> create(@NotNull @Valid WebhookRequests.CreateRequest request) {
        return RestResponse.status(RestResponse.Status.CREATED, change.create(request, SignedIn.of(identity)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeWebhook",
            summary = "Change a subscription",
            description = "While it is disabled nothing new is noted for it, and what waits goes on waiting.")
    public WebhookView change(UUID id, @NotNull @Valid WebhookRequests.ChangeRequest request) {
        return change.change(id, request, SignedIn.of(identity));
    }

    @POST
    @Path("{id}/rotate-secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rotateWebhookSecret", summary = "Sign with a new secret")
    public WebhookView.Created rotate(UUID id, @Valid WebhookRequests.@Nullable RotateRequest request) {
        boolean keep = request == null || !Boolean.FALSE.equals(request.keepPrevious());
        return change.rotate(id, keep, SignedIn.of(identity));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteWebhook",
            summary = "Tell a URL nothing any more",
            description = "Its log goes with it, and what still waits is not delivered.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void delete(UUID id) {
        change.delete(id, SignedIn.of(identity));
    }

    @GET
    @Path("{id}/deliveries")
    @Transactional
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What was told, the newest first",
            description = "Kept for a week.")
    public Page<WebhookDeliveryView> deliveries(
            UUID id,
            @QueryParam("status")
                    @Parameter(description = "Only those in this state")
                    @Schema(ref = "WebhookDeliveryStatus")
                    @Nullable
                    String status,
            @QueryParam("cursor")
                    @Parameter(description = "`next_cursor` of the page before")
                    @Schema(type = SchemaType.STRING)
                    @Nullable
                    String cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        return deliveries.page(
                subscriptions.with(id).id(), state(status), position(cursor), Limit.of(limit, USUALLY, AT_MOST));
    }

    private static WebhookDeliveryView.@Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        try {
            return word.equals(word.toLowerCase(Locale.ROOT))
                    ? WebhookDeliveryView.State.valueOf(word.toUpperCase(Locale.ROOT))
                    : refuse();
        } catch (IllegalArgumentException e) {
            return refuse();
        }
    }

    private static WebhookDeliveryView.State refuse() {
        throw ProblemException.badParameter(
                "status", "status is one of queued, retrying, unknown, delivered, failed, cancelled.");
    }

    private static @Nullable Long position(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter("cursor", "cursor is the next_cursor of the page before.");
        }
    }

    @GET
    @Path("{id}/deliveries/{delivery_id}")
    @Transactional
    @Operation(operationId = "getWebhookDelivery", summary = "One delivery, with every attempt")
    public WebhookDeliveryView.Detail delivery(UUID id, @PathParam("delivery_id") UUID deliveryId) {
        return deliveries.detail(id, deliveryId);
    }

    @Schema(name = "WebhookRedrive")
    public record Redriven(
            @Schema(description = "How many are delivered anew, or would be; 1000 at most at once")
            int deliveries) {}

    @POST
    @Path("{id}/redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redriveWebhook",
            summary = "Deliver anew what failed, is unknown or was cancelled",
            description = "Repeating this is harmless: what is on its way is left alone.")
    public Redriven redrive(UUID id, @NotNull @Valid WebhookRequests.RedriveRequest request) {
        subscriptions.with(id);
        return new Redriven(
                Boolean.TRUE.equals(request.dryRun())
                        ? deliveries.redrivable(id, request.deliveryIds())
                        : deliveries.redrive(id, request.deliveryIds(), SignedIn.of(identity)));
    }
}
