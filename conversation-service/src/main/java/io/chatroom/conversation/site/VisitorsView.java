package io.chatroom.conversation.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.attachment.FileLinks;
import io.chatroom.conversation.live.FeedEntry;
import io.chatroom.conversation.thread.ConversationView;
import io.chatroom.conversation.thread.MessageView;
import io.chatroom.events.security.VisitorTokens.Visitor;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor sees of the feed: messages of his conversation, and that they are being answered. A visitor who has yet to write has none, and gets it when the feed
 * tells that it was made. Used by one stream, one event at a time.
 */
final class VisitorsView implements Function<FeedEntry, Optional<String>> {
    private static final Logger LOG = Logger.getLogger(VisitorsView.class);

    private final Visitor visitor;
    private final ObjectMapper json;
    private final FileLinks links;
    private @Nullable UUID conversationId;

    VisitorsView(Visitor visitor, Optional<UUID> conversationId, FileLinks links, ObjectMapper json) {
        this.visitor = visitor;
        this.conversationId = conversationId.orElse(null);
        this.links = links;
        this.json = json;
    }

    @Override
    public Optional<String> apply(FeedEntry entry) {
        if (!entry.inboxId().equals(visitor.inboxId())) {
            return Optional.empty();
        }
        try {
            return switch (entry.type()) {
                case "conversation.created", "conversation.updated" -> {
                    recognise(entry);
                    yield Optional.empty();
                }
                case "message.created", "message.updated" -> message(entry);
                case "typing" -> typing(entry);
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            LOG.warnf("the event at offset %d of the feed does not read: %s", entry.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    /** A conversation is somebody else's when its visitor has signed in: from then on it is not to be seen here. */
    private void recognise(FeedEntry entry) throws JsonProcessingException {
        boolean isOurs =
                entry.conversationId() != null && entry.conversationId().equals(conversationId);
        // most are of others, and reading each would cost every stream
        if (!isOurs && !entry.json().contains(visitor.visitorId())) {
            return;
        }
        ConversationView.Contact contact =
                json.readValue(entry.json(), ConversationView.class).contact();
        if (contact != null && visitor.visitorId().equals(contact.sourceId())) {
            conversationId = entry.conversationId();
        } else if (isOurs) {
            conversationId = null;
        }
    }

    /** That one of us writes an answer; who it is stays with us. */
    private Optional<String> typing(FeedEntry entry) throws JsonProcessingException {
        if (conversationId == null || !conversationId.equals(entry.conversationId())) {
            return Optional.empty();
        }
        JsonNode typing = json.readTree(entry.json());
        boolean isForVisitor = typing.at("/by/kind").asText().equals("agent")
                && !typing.path("note").asBoolean();
        return isForVisitor
                ? Optional.of(json.writeValueAsString(new Typing(
                        typing.path("typing").asBoolean(),
                        typing.path("expires_in_ms").asLong())))
                : Optional.empty();
    }

    private record Typing(boolean typing, long expiresInMs) {}

    private Optional<String> message(FeedEntry entry) throws JsonProcessingException {
        if (conversationId == null || !conversationId.equals(entry.conversationId())) {
            return Optional.empty();
        }
        Optional<SiteMessageView> view = SiteMessageView.of(json.readValue(entry.json(), MessageView.class), links);
        return view.isEmpty() ? Optional.empty() : Optional.of(json.writeValueAsString(view.get()));
    }
}
