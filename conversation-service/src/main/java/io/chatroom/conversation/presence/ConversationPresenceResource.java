package io.chatroom.conversation.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.visibility.ConversationInboxes;
import io.chatroom.events.PresenceSignal.Kind;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** So that two who answer the same contact know of each other. */
@Path("/api/v1/conversations/{id}/presence")
@Tag(name = "Live")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConversationPresenceResource {
    private final WhoIsHere who;
    private final TellPresence tell;
    private final ConversationInboxes inboxes;
    private final SecurityIdentity identity;

    ConversationPresenceResource(
            WhoIsHere who, TellPresence tell, ConversationInboxes inboxes, SecurityIdentity identity) {
        this.who = who;
        this.tell = tell;
        this.inboxes = inboxes;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(operationId = "getPresence", summary = "Who is in a conversation now")
    public PresenceView in(UUID id) {
        return who.in(id, inboxes.of(id));
    }

    /** What somebody does in a conversation. */
    public enum Doing {
        @JsonProperty("viewing")
        VIEWING(Kind.VIEWING),
        @JsonProperty("replying")
        REPLYING(Kind.REPLYING),
        @JsonProperty("left")
        LEFT(Kind.LEFT);

        private final Kind kind;

        Doing(Kind kind) {
            this.kind = kind;
        }
    }

    @Schema(description = "`replying`: has begun an answer")
    public record PresenceRequest(
            @NotNull @Schema(examples = "viewing") Doing state) {}

    @POST
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellPresence",
            summary = "Say that you are in a conversation, or have left it",
            description =
                    "Say it again every 20 seconds: it holds for 45. Answered with who is there as far as known; you yourself may"
                            + " be seen a moment later. It is not kept: while Kafka is away, nobody hears it.")
    public PresenceView tell(UUID id, @NotNull @Valid PresenceRequest request) {
        UUID inbox = inboxes.of(id);
        tell.tell(request.state().kind, id, inbox, false, SignedIn.of(identity));
        return who.in(id, inbox);
    }
}
