package io.chatroom.conversation.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.attachment.AttachmentView;
import io.chatroom.conversation.attachment.FileLinks;
import io.chatroom.conversation.attachment.FileName;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.live.Streams;
import io.chatroom.conversation.live.Streams.Audience;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where visitors of a web site read; they come with the token ingest gave them. */
@Path("/api/site/v1/{inbox_key}")
@Tag(name = "site")
@PermitAll
public class SiteResource {
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final VisitorDesk desk;
    private final SiteInboxes inboxes;
    private final SiteMessages messages;
    private final Streams streams;
    private final PanelPage page;
    private final TakeVisitorFile takeFile;
    private final FileLinks links;
    private final long maxFileSize;
    private final ObjectMapper json;
    private final Clock clock;

    SiteResource(
            VisitorDesk desk,
            SiteInboxes inboxes,
            SiteMessages messages,
            Streams streams,
            PanelPage page,
            TakeVisitorFile takeFile,
            FileLinks links,
            ConversationSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.desk = desk;
        this.inboxes = inboxes;
        this.messages = messages;
        this.streams = streams;
        this.page = page;
        this.takeFile = takeFile;
        this.links = links;
        this.maxFileSize = settings.attachments().maxSize().asLongValue();
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Path("/config")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "siteConfig",
            summary = "How the chat looks and whether somebody is there",
            description = "Needs no token, only a page that may show the chat.")
    public SiteConfigView config(@PathParam("inbox_key") String inboxKey, @Context RoutingContext routing) {
        SiteInbox inbox = desk.show(inboxKey, routing);
        routing.response().putHeader("Cache-Control", "private, max-age=60");
        return SiteConfigView.of(inbox, maxFileSize, clock.instant());
    }

    @GET
    @Path("/panel")
    @RunOnVirtualThread
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "sitePanel",
            summary = "The chat's page, for a frame",
            description = "Browsers show it in frames of the allowed origins only.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public String panel(@PathParam("inbox_key") String inboxKey, @Context RoutingContext routing) {
        SiteInbox inbox = desk.frame(inboxKey);
        routing.response()
                .putHeader("Content-Security-Policy", PanelPage.policy(inbox.allowedOrigins()))
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store");
        return page.html(SiteConfigView.of(inbox, maxFileSize, clock.instant()), inbox.allowedOrigins());
    }

    @GET
    @Path("/messages")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "siteMessages",
            summary = "The visitor's own messages and our replies, ascending",
            description =
                    "With `after_seq` what follows it, with `before_seq` what came before it, without either the latest. "
                            + "`next_cursor` is the `after_seq` or `before_seq` to go on with; the latest go on with `before_seq`.")
    public Page<SiteMessageView> messages(
            @PathParam("inbox_key") String inboxKey,
            @QueryParam("after_seq") @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0") @Nullable
                    Long afterSeq,
            @QueryParam("before_seq") @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0") @Nullable
                    Long beforeSeq,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit,
            @Context RoutingContext routing) {
        Visitor visitor = desk.admit(inboxKey, routing);
        int atMost = Limit.of(limit, USUAL_PAGE, LONGEST_PAGE);
        if (afterSeq != null && beforeSeq != null) {
            throw ProblemException.badParameter("before_seq", "Give after_seq or before_seq, not both.");
        }
        routing.response().putHeader("Cache-Control", "no-store");
        return inboxes.conversationOf(visitor.inboxId(), visitor.visitorId())
                .map(id -> afterSeq == null
                        ? messages.before(id, beforeSeq == null ? Long.MAX_VALUE : beforeSeq, atMost)
                        : messages.after(id, afterSeq, atMost))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    @POST
    @Path("/files")
    @RunOnVirtualThread
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "siteUpload",
            summary = "Upload a file to send with a message",
            description =
                    "The body is the file, as it is. Name it in `file_ids` of a message; what no message names within a day is forgotten, and"
                            + " at most " + TakeVisitorFile.MOST_WAITING
                            + " may wait. Its kind is told by what it holds; programs, and what is of no known kind, are refused.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = Uploaded.class)))
    public RestResponse<Uploaded> upload(
            @PathParam("inbox_key") String inboxKey,
            @QueryParam("name")
                    @Parameter(description = "What it is called", required = true, example = "invoice.pdf")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = FileName.LONGEST)
                    @Nullable
                    String name,
            InputStream content,
            @Context RoutingContext routing) {
        Visitor visitor = desk.admit(inboxKey, routing);
        String address = routing.request().remoteAddress().hostAddress();
        AttachmentView file = takeFile.take(visitor, address, FileName.checked(name), content);
        return RestResponse.status(
                RestResponse.Status.CREATED, new Uploaded(file.id(), file.name(), file.mimeType(), file.size()));
    }

    /** Size in bytes. */
    @Schema(name = "SiteUpload")
    public record Uploaded(UUID id, String name, String mimeType, long size) {}

    // not a virtual thread: what streams counts as non-blocking, and may not ask for one
    @GET
    @Path("/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "siteStream",
            summary = "The visitor's messages as they come and change",
            description =
                    "Server-sent events `message.created` and `message.updated`, and `reset` where `Last-Event-ID` is too old to resume from."
                            + " `typing` (`{typing, expires_in_ms}`) says that an answer is being written; it has no id, and is not resumed.")
    @APIResponse(responseCode = "200", description = "The stream")
    public Multi<OutboundSseEvent> stream(
            @PathParam("inbox_key") String inboxKey,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("last_event_id") @Nullable String lastEventIdForThoseWithoutHeaders,
            @Context Sse sse,
            @Context RoutingContext routing) {
        Visitor visitor = desk.admit(inboxKey, routing);
        String resume = lastEventId == null ? lastEventIdForThoseWithoutHeaders : lastEventId;
        // the place in the feed first, then the conversation: one that is made in between is told by the feed
        String from = resume == null || resume.isBlank() ? streams.present() : resume;
        Optional<UUID> conversation = inboxes.conversationOf(visitor.inboxId(), visitor.visitorId());
        return streams.open(
                Audience.VISITORS,
                from,
                new VisitorsView(visitor, conversation, links, json),
                () -> Uni.createFrom().item(() -> desk.isStillValid(routing, visitor)),
                sse,
                routing.response());
    }

    @OPTIONS
    @RunOnVirtualThread
    @Path("/{what: config|messages|stream|files}")
    @Operation(hidden = true)
    public void preflight(@PathParam("inbox_key") String inboxKey, @Context RoutingContext routing) {
        desk.preflight(inboxKey, routing);
    }
}
