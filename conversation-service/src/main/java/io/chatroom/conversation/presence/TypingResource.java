package io.chatroom.conversation.presence;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.visibility.ConversationInboxes;
import io.chatroom.events.PresenceSignal.Kind;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** So that who waits for an answer, or is about to write one too, sees that it is being written. */
@Path("/api/v1/conversations/{id}/typing")
@Tag(name = "Live")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TypingResource {
    private final TellPresence tell;
    private final ConversationInboxes inboxes;
    private final SecurityIdentity identity;

    TypingResource(TellPresence tell, ConversationInboxes inboxes, SecurityIdentity identity) {
        this.tell = tell;
        this.inboxes = inboxes;
        this.identity = identity;
    }

    /** Without a body: an answer is being typed. */
    @Schema(description = "`typing` is true unless said, `note` false: what is typed goes to the contact")
    public record TypingRequest(
            @Nullable Boolean typing, @Nullable Boolean note) {}

    @POST
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellTyping",
            summary = "Say that you are typing, or no longer are",
            description =
                    "Say it again every 3 seconds while keys are pressed: it holds for 6. A visitor of a site sees that an answer"
                            + " is being written; of a note they see nothing.")
    @APIResponse(responseCode = "204", description = "Told to who is connected")
    public void typing(UUID id, @Nullable @Valid TypingRequest request) {
        boolean typing = request == null || !Boolean.FALSE.equals(request.typing());
        boolean note = request != null && Boolean.TRUE.equals(request.note());
        tell.tell(typing ? Kind.TYPING : Kind.PAUSED, id, inboxes.of(id), note, SignedIn.of(identity));
    }
}
