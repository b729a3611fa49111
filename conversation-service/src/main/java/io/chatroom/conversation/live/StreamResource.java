package io.chatroom.conversation.live;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.live.Streams.Audience;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The feed for people: server-sent events whose ids are the feed's offsets. */
@Path("/api/v1/stream")
@Tag(name = "stream")
@RolesAllowed({"admin", "agent", "viewer"})
public class StreamResource {
    private final Streams streams;
    private final SecurityIdentity identity;
    private final HttpAuthenticator authenticator;

    StreamResource(Streams streams, SecurityIdentity identity, HttpAuthenticator authenticator) {
        this.streams = streams;
        this.identity = identity;
        this.authenticator = authenticator;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "stream", summary = "What happens, as it happens", description = """
                    Server-sent events: `conversation.created`, `conversation.updated`, `message.created`, `message.updated` and \
                    `inbox.updated`, whose data is the object as the API shows it (a conversation's `unread_count` is 0: the stream is \
                    everybody's). `Last-Event-ID` resumes right after that event; what is too old to resume from is answered with \
                    one `reset` event: fetch everything anew. A comment comes every 15 seconds.

                    Besides, without ids and never again: `presence` (all who are in a conversation now, as `getPresence` answers) \
                    and `typing` (`{conversation_id, inbox_id, by: {kind, id, name}, typing, note, expires_in_ms}`), for what is true \
                    this moment. Ask `listPresence` once after connecting.""")
    @APIResponse(responseCode = "200", description = "The stream; it ends only when either side hangs up")
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("last_event_id") @Nullable String lastEventIdForThoseWithoutHeaders,
            @Context Sse sse,
            @Context RoutingContext routing) {
        AtomicReference<InboxLimit> visible =
                new AtomicReference<>(SignedIn.of(identity).inboxes());
        return streams.open(
                Audience.PEOPLE,
                lastEventId == null ? lastEventIdForThoseWithoutHeaders : lastEventId,
                entry -> Objects.requireNonNull(visible.get()).allows(entry.inboxId())
                        ? Optional.of(entry.json())
                        : Optional.empty(),
                () -> stillSignedIn(routing, visible),
                sse,
                routing.response());
    }

    /** Asks again what was asked when the request came: a session may have been revoked since, or its inboxes changed. */
    private Uni<Boolean> stillSignedIn(RoutingContext routing, AtomicReference<InboxLimit> visible) {
        return authenticator
                .attemptAuthentication(routing)
                .map(now -> {
                    if (now == null || now.isAnonymous()) {
                        return false;
                    }
                    visible.set(SignedIn.of(now).inboxes());
                    return true;
                })
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(false);
    }
}
