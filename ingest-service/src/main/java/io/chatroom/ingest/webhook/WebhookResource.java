package io.chatroom.ingest.webhook;

import io.chatroom.ingest.problem.Problem;
import io.chatroom.ingest.problem.RequestBody;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.WebhookRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where platforms find us. Some shake hands by GET, some deliver by PUT, and some put addresses of their own behind an inbox's;
 * what a platform proves and says is its own affair.
 */
@Path("/webhooks/{platform}/{inbox_key}")
@RunOnVirtualThread
@Tag(name = "Webhooks")
@APIResponse(responseCode = "200", description = "Everything in the request is stored durably")
@APIResponse(
        responseCode = "400",
        description = "The body cannot be read",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "401", description = "The request is not signed with a secret of this inbox")
@APIResponse(responseCode = "404", description = "There is no such inbox")
@APIResponse(responseCode = "413", description = "The body is too large")
@APIResponse(responseCode = "415", description = "The platform does not send this content type")
@APIResponse(responseCode = "422", description = "Fields are missing or wrong; nothing is stored")
@APIResponse(responseCode = "503", description = "Not stored; send it again after Retry-After seconds")
public class WebhookResource {
    private final ReceiveWebhook receive;
    private final URI publicUrl;
    private final int maxBody;
    private final Duration bodyTimeout;

    WebhookResource(ReceiveWebhook receive, IngestSettings settings) {
        this.receive = receive;
        this.publicUrl = URI.create(settings.publicUrl());
        this.maxBody = Math.toIntExact(settings.ingest().maxBody().asLongValue());
        this.bodyTimeout = settings.ingest().bodyTimeout();
    }

    @POST
    @Operation(summary = "Deliver events of a platform")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Response post(
            @PathParam("platform") String platform,
            @PathParam("inbox_key") String inboxKey,
            HttpServerRequest request,
            InputStream body) {
        return deliver(platform, inboxKey, "", request, body);
    }

    @PUT
    @Operation(summary = "Deliver events of a platform that delivers by PUT")
    public Response put(
            @PathParam("platform") String platform,
            @PathParam("inbox_key") String inboxKey,
            HttpServerRequest request,
            InputStream body) {
        return deliver(platform, inboxKey, "", request, body);
    }

    @GET
    @Operation(summary = "Shake hands with a platform that asks by GET")
    public Response get(
            @PathParam("platform") String platform,
            @PathParam("inbox_key") String inboxKey,
            HttpServerRequest request) {
        return deliver(platform, inboxKey, "", request, InputStream.nullInputStream());
    }

    @POST
    @Path("/{rest: .+}")
    @Operation(hidden = true)
    public Response postBehind(
            @PathParam("platform") String platform,
            @PathParam("inbox_key") String inboxKey,
            @PathParam("rest") String rest,
            HttpServerRequest request,
            InputStream body) {
        return deliver(platform, inboxKey, "/" + rest, request, body);
    }

    @PUT
    @Path("/{rest: .+}")
    @Operation(hidden = true)
    public Response putBehind(
            @PathParam("platform") String platform,
            @PathParam("inbox_key") String inboxKey,
            @PathParam("rest") String rest,
            HttpServerRequest request,
            InputStream body) {
        return deliver(platform, inboxKey, "/" + rest, request, body);
    }

    @GET
    @Path("/{rest: .+}")
    @Operation(hidden = true)
    public Response getBehind(
            @PathParam("platform") String platform,
            @PathParam("inbox_key") String inboxKey,
            @PathParam("rest") String rest,
            HttpServerRequest request) {
        return deliver(platform, inboxKey, "/" + rest, request, InputStream.nullInputStream());
    }

    private Response deliver(
            String platform, String inboxKey, String rest, HttpServerRequest request, InputStream body) {
        byte[] raw = RequestBody.read(body, request.getHeader("content-encoding"), maxBody, bodyTimeout);
        WebhookRequest webhook =
                new WebhookRequest(request.method().name(), publicUrl.resolve(request.uri()), headers(request), raw);
        Ack ack = receive.receive(platform, inboxKey, rest, webhook);
        return Response.status(ack.status())
                .type(ack.contentType())
                .entity(ack.body())
                .build();
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .names()
                .forEach(name -> headers.put(name, request.headers().getAll(name)));
        return headers;
    }
}
