package io.chatroom.conversation.thread;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

@Path("/api/v1/conversations/{id}/messages")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MessagesResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 200;

    private final ThreadPages pages;
    private final SendReply sendReply;
    private final SecurityIdentity identity;

    MessagesResource(ThreadPages pages, SendReply sendReply, SecurityIdentity identity) {
        this.pages = pages;
        this.sendReply = sendReply;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listMessages",
            summary = "A stretch of a thread, always by ascending seq",
            description =
                    "Without a seq the latest ones; with `before_seq` those just before it; with `after_seq` those just after."
                            + " `next_cursor` is the seq to pass for going on in the same direction: as `after_seq` if that was given, else"
                            + " as `before_seq`.")
    public Page<MessageView> list(
            UUID id,
            @QueryParam("before_seq") @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1") @Nullable
                    Long beforeSeq,
            @QueryParam("after_seq") @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0") @Nullable
                    Long afterSeq,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        int size = Limit.of(limit, USUALLY, AT_MOST);
        if (beforeSeq != null && afterSeq != null) {
            throw ProblemException.badParameter("after_seq", "Give before_seq or after_seq, not both.");
        }
        return afterSeq == null ? pages.before(id, beforeSeq, size) : pages.after(id, afterSeq, size);
    }

    @POST
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sendReply",
            summary = "Answer, or leave a note",
            description =
                    "With `send_at` or `undo_seconds` an answer waits, and takes its place in the thread when it is sent. Any other"
                            + " is on its way when this returns; its `status` says how far it has come. With `Idempotency-Key` or"
                            + " `client_message_id` the same request may be repeated and is carried out once. A note may name colleagues as `@username`; those who see the inbox find it by `mentions=me`.")
    @APIResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same request had been taken before; this is its message",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for its time, and becomes a message of the same id then. Cancel it as a message",
            content = @Content(schema = @Schema(implementation = ScheduledReplyView.class)))
    public RestResponse<?> send(
            UUID id,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "Chosen by the client, 1 to 200 characters, for this conversation")
                    @Nullable
                    String idempotencyKey,
            @NotNull @Valid SendReplyRequest request) {
        return switch (sendReply.send(
                id, request, key(idempotencyKey, request.clientMessageId()), SignedIn.of(identity))) {
            case SendReply.Outcome.Taken(MessageView message) ->
                RestResponse.status(RestResponse.Status.CREATED, message);
            case SendReply.Outcome.Repeated(MessageView message) -> RestResponse.ok(message);
            case SendReply.Outcome.Scheduled(ScheduledReplyView reply) ->
                RestResponse.status(RestResponse.Status.ACCEPTED, reply);
        };
    }

    private static @Nullable String key(@Nullable String header, @Nullable String field) {
        if (header == null) {
            return field;
        }
        if (header.isBlank() || header.length() > SendReplyRequest.LONGEST_KEY) {
            throw ProblemException.badParameter(
                    "Idempotency-Key", "Idempotency-Key has 1 to " + SendReplyRequest.LONGEST_KEY + " characters.");
        }
        if (field != null && !field.equals(header)) {
            throw ProblemException.badParameter(
                    "Idempotency-Key", "Idempotency-Key and client_message_id differ. Send one of them.");
        }
        return header;
    }
}
