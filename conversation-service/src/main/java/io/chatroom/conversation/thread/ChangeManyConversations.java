package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.precondition.ExpectedVersion;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.visibility.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the same change to many conversations, each in a transaction of its own: none waits for another with a lock in its hand, so
 * two who change the same ones cannot block each other.
 */
@ApplicationScoped
class ChangeManyConversations {
    private final ChangeConversation changeConversation;
    private final Visibility visibility;

    ChangeManyConversations(ChangeConversation changeConversation, Visibility visibility) {
        this.changeConversation = changeConversation;
        this.visibility = visibility;
    }

    /** In order of {@code ids}; one that is named twice is changed once. */
    List<BulkRequests.Result> change(List<UUID> ids, ConversationChange change, SignedIn by) {
        Set<UUID> visible = visibility.visible(Visibility.Kind.CONVERSATION, Set.copyOf(ids), by.inboxes());
        Map<UUID, BulkRequests.Result> results = new HashMap<>();
        for (UUID id : ids) {
            results.computeIfAbsent(id, one -> change(one, visible.contains(one), change, by));
        }
        return ids.stream().distinct().map(results::get).toList();
    }

    private BulkRequests.Result change(UUID id, boolean isVisible, ConversationChange change, SignedIn by) {
        try {
            if (!isVisible) {
                throw ProblemException.notFound("conversation");
            }
            return BulkRequests.Result.done(
                    id,
                    changeConversation
                            .change(id, change, new ExpectedVersion.Any(), by)
                            .version());
        } catch (ProblemException refusal) {
            return BulkRequests.Result.refused(id, refusal);
        }
    }
}
