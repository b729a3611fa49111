package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.attachment.AttachmentView;
import io.chatroom.conversation.attachment.Attachments;
import io.chatroom.conversation.listing.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/conversations/{id}/scheduled")
@Tag(name = "Messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ScheduledRepliesResource {
    private final ConversationRepository conversations;
    private final ScheduledReplyRepository scheduled;
    private final Attachments attachments;

    ScheduledRepliesResource(
            ConversationRepository conversations, ScheduledReplyRepository scheduled, Attachments attachments) {
        this.conversations = conversations;
        this.scheduled = scheduled;
        this.attachments = attachments;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listScheduledReplies",
            summary = "Replies of a conversation that wait for their time, the next one first",
            description = "There are at most " + SendReply.MOST_SCHEDULED
                    + ". A conversation's `scheduled_count` says when to look again.")
    public Page<ScheduledReplyView> list(UUID id) {
        conversations.lastSeq(id);
        List<ScheduledReply> waiting = scheduled.waitingIn(id);
        Map<UUID, List<AttachmentView>> files =
                attachments.of(waiting.stream().map(ScheduledReply::id).toList());
        return Page.whole(waiting.stream()
                .map(reply -> ScheduledReplyView.of(reply, files.getOrDefault(reply.id(), List.of())))
                .toList());
    }
}
