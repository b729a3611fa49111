package io.chatroom.conversation.draft;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.visibility.ConversationInboxes;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/drafts")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DraftsResource {
    private final Drafts drafts;
    private final ConversationInboxes inboxes;
    private final SecurityIdentity identity;

    DraftsResource(Drafts drafts, ConversationInboxes inboxes, SecurityIdentity identity) {
        this.drafts = drafts;
        this.inboxes = inboxes;
        this.identity = identity;
    }

    /** A text that is not sent yet; with {@code private} it is meant as a note. */
    public record KeepDraftRequest(
            @NotBlank
            @Size(max = Drafts.LONGEST)
            @Pattern(regexp = "[^\\u0000]*", message = "must not contain the character NUL")
            @Schema(examples = "It left our house this")
            String text,

            @JsonProperty("private") @Nullable Boolean isPrivate) {}

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Operation(
            operationId = "listDrafts",
            summary = "What has been begun in a conversation and not sent, by whomever; the newest first")
    public Page<DraftView> list(UUID id) {
        inboxes.of(id);
        return Page.whole(drafts.of(id));
    }

    @PUT
    @Path("mine")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "keepDraft",
            summary = "Keep what you have begun",
            description =
                    "In place of what you kept there before. Colleagues who see the conversation see it too. It goes when you"
                            + " answer there, and you may have " + Drafts.MOST_OF_AN_ACCOUNT + " of them.")
    public DraftView keep(UUID id, @NotNull @Valid KeepDraftRequest request) {
        inboxes.of(id);
        return drafts.keep(id, request.text(), Boolean.TRUE.equals(request.isPrivate()), SignedIn.of(identity));
    }

    @DELETE
    @Path("mine")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Operation(operationId = "discardDraft", summary = "Discard what you have begun")
    @APIResponse(responseCode = "204", description = "There is none of yours there now")
    public void discard(UUID id) {
        inboxes.of(id);
        drafts.forget(id, SignedIn.of(identity).id());
    }
}
