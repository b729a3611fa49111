package io.chatroom.ingest.site;

import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.platforms.Inbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The writing side of the site API; the reading side is at {@code /api/site/v1}. */
@Path("/site/v1/{inbox_key}")
@RunOnVirtualThread
@Tag(name = "Site visitors")
public class SiteResource {
    private final SiteInboxes inboxes;
    private final Origins origins;
    private final Limits limits;
    private final VisitorTokens tokens;
    private final OpenSession open;
    private final TakeFromVisitor take;
    private final TellTyping typing;
    private final int maxBody;
    private final Duration bodyTimeout;

    SiteResource(
            SiteInboxes inboxes,
            Origins origins,
            Limits limits,
            VisitorTokens tokens,
            OpenSession open,
            TakeFromVisitor take,
            TellTyping typing,
            IngestSettings settings) {
        this.inboxes = inboxes;
        this.origins = origins;
        this.limits = limits;
        this.tokens = tokens;
        this.open = open;
        this.take = take;
        this.typing = typing;
        this.maxBody = Math.toIntExact(settings.site().maxBody().asLongValue());
        this.bodyTimeout = settings.ingest().bodyTimeout();
    }

    @RegisterForReflection
    record Taken(UUID id) {}

    @POST
    @Path("/sessions")
    @Operation(
            summary = "Make a visitor known",
            description =
                    "With the token of a visitor who is not verified, the same visitor again: a fresh token, and name and email anew. With that"
                            + " token and an identity, what was written with it belongs to the identity from then on, and the token reads it no more.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SiteRequest.Session.class)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OpenSession.Opened.class)))
    public Response sessions(@PathParam("inbox_key") String inboxKey, HttpServerRequest request, InputStream body) {
        Inbox inbox = enter(inboxKey, request);
        limits.session(address(request));
        SiteRequest.Session session = SiteRequest.session(json(request, body));
        return Response.status(201)
                .type("application/json")
                .header("Cache-Control", "no-store")
                .entity(open.open(session, inbox, inboxKey, known(request, inbox)))
                .build();
    }

    @POST
    @Path("/messages")
    @Operation(
            summary = "Write a message",
            description = "Answered once it is durable; the same client_message_id again is the same message.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SiteRequest.Message.class)))
    @APIResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Taken.class)))
    public Response messages(@PathParam("inbox_key") String inboxKey, HttpServerRequest request, InputStream body) {
        Inbox inbox = enter(inboxKey, request);
        Visitor visitor = visitor(request, inbox);
        limits.message(address(request), inbox.id(), visitor.visitorId());
        SiteRequest.Message message = SiteRequest.message(json(request, body));
        return Response.status(202)
                .type("application/json")
                .entity(new Taken(take.message(visitor, message)))
                .build();
    }

    @POST
    @Path("/receipts")
    @Operation(summary = "Say that replies arrived or were read")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SiteRequest.Receipts.class)))
    @APIResponse(responseCode = "202", description = "Durable")
    public Response receipts(@PathParam("inbox_key") String inboxKey, HttpServerRequest request, InputStream body) {
        Inbox inbox = enter(inboxKey, request);
        Visitor visitor = visitor(request, inbox);
        limits.message(address(request), inbox.id(), visitor.visitorId());
        take.receipts(visitor, SiteRequest.receipts(json(request, body)));
        return Response.status(202).build();
    }

    @POST
    @Path("/typing")
    @Operation(
            summary = "Say that something is being typed",
            description =
                    "Again every three seconds while keys are pressed: it holds for six. It is told on and not kept.")
    @APIResponse(responseCode = "204", description = "Told, if there is anybody to hear it")
    public Response typing(@PathParam("inbox_key") String inboxKey, HttpServerRequest request) {
        Inbox inbox = enter(inboxKey, request);
        Visitor visitor = visitor(request, inbox);
        limits.message(address(request), inbox.id(), visitor.visitorId());
        typing.tell(visitor);
        return Response.noContent().build();
    }

    /** A browser asks first whether a page of another site may. */
    @OPTIONS
    @Path("/{any: sessions|messages|receipts|typing}")
    @Operation(hidden = true)
    public Response preflight(@PathParam("inbox_key") String inboxKey, HttpServerRequest request) {
        enter(inboxKey, request);
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    private Inbox enter(String inboxKey, HttpServerRequest request) {
        Inbox inbox = inboxes.get(inboxKey);
        origins.check(inbox, request).ifPresent(origin -> CorsHeaders.allow(request, origin));
        return inbox;
    }

    private byte[] json(HttpServerRequest request, InputStream body) {
        String contentType = request.getHeader("Content-Type");
        if (contentType == null
                || !contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("application/json")) {
            throw new ProblemException(
                    415,
                    "unsupported_media_type",
                    "This content type is not taken",
                    "Send the body with Content-Type: application/json.");
        }
        return io.chatroom.ingest.problem.RequestBody.read(
                body, request.getHeader("Content-Encoding"), maxBody, bodyTimeout);
    }

    private Visitor visitor(HttpServerRequest request, Inbox inbox) {
        String token = token(request).orElseThrow(() -> unknownVisitor("There is no visitor token."));
        Visitor visitor = tokens.verify(token, inbox.id())
                .orElseThrow(() -> unknownVisitor("The token is not for this inbox, or has expired."));
        OpenSession.requireVerified(inbox, visitor.verified());
        return visitor;
    }

    /** Empty also for a token that is no longer valid: who opens a session with it is somebody new. */
    private Optional<Visitor> known(HttpServerRequest request, Inbox inbox) {
        return token(request).flatMap(token -> tokens.verify(token, inbox.id()));
    }

    private static Optional<String> token(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        String scheme = "Bearer ";
        return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(authorization.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static ProblemException unknownVisitor(String why) {
        return new ProblemException(
                401,
                "visitor_unknown",
                "Who is this?",
                why + " Open a session, and send its token as Authorization: Bearer <token>.");
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }
}
