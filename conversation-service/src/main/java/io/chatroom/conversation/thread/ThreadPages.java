package io.chatroom.conversation.thread;

import io.chatroom.conversation.listing.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a thread a stretch at a time, in either direction, and always shows it by ascending seq. */
@ApplicationScoped
class ThreadPages {
    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final ViewQueries views;

    ThreadPages(ConversationRepository conversations, MessageRepository messages, ViewQueries views) {
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    /** Those just before {@code seq}, or the latest. */
    Page<MessageView> before(UUID conversationId, @Nullable Long seq, int limit) {
        conversations.lastSeq(conversationId);
        Page<MessageRepository.Seq> found =
                page(messages.before(conversationId, seq == null ? Long.MAX_VALUE : seq, limit + 1), limit);
        return new Page<>(views(found.items().reversed()), found.nextCursor());
    }

    /** Those just after {@code seq}. */
    Page<MessageView> after(UUID conversationId, long seq, int limit) {
        conversations.lastSeq(conversationId);
        Page<MessageRepository.Seq> found = page(messages.after(conversationId, seq, limit + 1), limit);
        return new Page<>(views(found.items()), found.nextCursor());
    }

    private static Page<MessageRepository.Seq> page(List<MessageRepository.Seq> found, int limit) {
        return Page.of(found, limit, last -> Long.toString(last.seq()));
    }

    private List<MessageView> views(List<MessageRepository.Seq> places) {
        return views.messages(places.stream().map(MessageRepository.Seq::id).toList());
    }
}
