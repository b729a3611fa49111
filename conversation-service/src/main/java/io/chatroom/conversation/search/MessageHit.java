package io.chatroom.conversation.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.conversation.thread.ConversationView;
import io.chatroom.conversation.thread.MessageType;
import io.chatroom.conversation.thread.MessageView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message that was found: where it stands, and what of it to show. */
@Schema(name = "MessageHit")
public record MessageHit(
        UUID messageId,

        @Schema(description = "Where in its conversation: `before_seq` and `after_seq` lead there")
        long seq,

        MessageType type,
        @JsonProperty("private") boolean isPrivate,
        @Nullable String senderName,
        Instant createdAt,

        @Schema(description = "The text around the first match; the whole text if it is short")
        List<Snippet> snippet,

        ConversationView conversation) {

    static MessageHit of(MessageView message, ConversationView conversation, SearchTerms terms) {
        return new MessageHit(
                message.id(),
                message.seq(),
                message.type(),
                message.isPrivate(),
                message.sender().name(),
                message.createdAt(),
                Snippet.of(message.text(), terms),
                conversation);
    }
}
