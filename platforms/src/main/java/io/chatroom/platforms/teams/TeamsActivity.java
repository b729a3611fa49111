package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One activity, in our words. */
record TeamsActivity(JsonNode root, byte[] body, Inbox inbox, Instant now) {
    /** They tell of people and of the app, and say nothing in a conversation. */
    private static final Set<String> SAYING_NOTHING = Set.of(
            "conversationUpdate",
            "installationUpdate",
            "typing",
            "endOfConversation",
            "contactRelationUpdate",
            "handoff");

    /** One person puts few on, and takes few off, at once. */
    private static final int MOST_REACTIONS = 50;

    sealed interface Reading {}

    record Understood(List<InboundEvent> events) implements Reading {}

    record Echo() implements Reading {}

    record Ignored() implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    Reading read() {
        String type = root.path("type").asText("");
        if (SAYING_NOTHING.contains(type)) {
            return new Ignored();
        }
        Optional<String> conversation = UntrustedJson.id(root.path("conversation"), "id");
        if (conversation.isEmpty()) {
            return new NotUnderstood("an activity without a usable conversation.id");
        }
        if (isOurs()) {
            return new Echo();
        }
        return switch (type) {
            case "message" -> message(conversation.get());
            case "messageUpdate" -> edited(conversation.get());
            case "messageDelete" -> deleted(conversation.get());
            case "messageReaction" -> reactions(conversation.get());
            default -> new NotUnderstood("an activity of a type we do not know: " + shown(type));
        };
    }

    /** Activity ids are counted within a conversation, and an edited message keeps its own: so type and time belong to it. */
    String key() {
        Optional<String> conversation = UntrustedJson.id(root.path("conversation"), "id");
        Optional<String> id = UntrustedJson.id(root, "id");
        if (conversation.isEmpty() || id.isEmpty()) {
            return UnreadableEvents.idOf(body);
        }
        String type = root.path("type").asText("");
        String time = type.equals("message") ? "" : root.path("timestamp").asText("");
        return String.join("\n", "activity", type, conversation.get(), id.get(), time);
    }

    private Reading message(String conversation) {
        Optional<String> messageId = UntrustedJson.id(root, "id");
        if (messageId.isEmpty()) {
            return new NotUnderstood("a message without a usable id");
        }
        String text = TeamsText.read(root);
        List<Attachment> attachments = TeamsFiles.of(root.path("attachments"));
        if (text.isBlank() && attachments.isEmpty()) {
            return new NotUnderstood("a message with neither text nor a file we know");
        }
        return new Understood(List.of(new InboundEvent.MessageReceived(
                eventId(key()),
                inbox.id(),
                conversation,
                now,
                messageId.get(),
                Team.of(inbox)
                        .directionOf(
                                UntrustedJson.id(root.path("from"), "id").orElse(null),
                                UntrustedJson.id(root.path("from"), "aadObjectId")
                                        .orElse(null)),
                sender(),
                text,
                attachments,
                replyTo(conversation),
                UntrustedJson.time(root, "timestamp").orElse(null),
                UntrustedJson.capped(body),
                UntrustedJson.id(root, "serviceUrl")
                        .filter(TeamsCloud.of(inbox)::isService)
                        .orElse(null))));
    }

    /** An edit, and a message that was deleted and is there again. */
    private Reading edited(String conversation) {
        Optional<String> messageId = UntrustedJson.id(root, "id");
        String text = TeamsText.read(root);
        if (messageId.isEmpty()
                || text.isBlank() && TeamsFiles.of(root.path("attachments")).isEmpty()) {
            return new NotUnderstood("an edit without a usable id, or with neither text nor a file we know");
        }
        return new Understood(List.of(new InboundEvent.MessageEdited(
                eventId(key()),
                inbox.id(),
                conversation,
                now,
                messageId.get(),
                text,
                UntrustedJson.time(root, "timestamp").orElse(null))));
    }

    private Reading deleted(String conversation) {
        return UntrustedJson.id(root, "id")
                .<Reading>map(messageId -> new Understood(List.of(new InboundEvent.MessageDeleted(
                        eventId(key()),
                        inbox.id(),
                        conversation,
                        now,
                        messageId,
                        UntrustedJson.time(root, "timestamp").orElse(null)))))
                .orElseGet(() -> new NotUnderstood("a deletion without a usable id"));
    }

    private Reading reactions(String conversation) {
        Optional<String> messageId = UntrustedJson.id(root, "replyToId");
        if (messageId.isEmpty()) {
            return new NotUnderstood("a reaction without a usable replyToId");
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode removed : root.path("reactionsRemoved")) {
            reaction(conversation, messageId.get(), removed, false).ifPresent(events::add);
        }
        for (JsonNode added : root.path("reactionsAdded")) {
            reaction(conversation, messageId.get(), added, true).ifPresent(events::add);
        }
        return events.isEmpty()
                ? new NotUnderstood("a reaction that changes nothing we know")
                : new Understood(events.subList(0, Math.min(events.size(), MOST_REACTIONS)));
    }

    private Optional<InboundEvent> reaction(String conversation, String messageId, JsonNode reaction, boolean added) {
        return UntrustedJson.id(reaction, "type")
                .map(type -> new InboundEvent.ReactionChanged(
                        eventId(key() + (added ? "\n+" : "\n-") + type),
                        inbox.id(),
                        conversation,
                        now,
                        messageId,
                        sender(),
                        TeamsText.emoji(type),
                        added));
    }

    private UUID eventId(String key) {
        return Ids.ofPlatformEvent(inbox.id(), key);
    }

    /** Teams sends a bot nothing of its own; where an app is allowed to read all of a channel, it may. */
    private boolean isOurs() {
        String from = root.path("from").path("id").asText("");
        return !from.isEmpty()
                && inbox.setting(TeamsDescriptor.APP_ID)
                        .map(appId -> "28:" + appId)
                        .filter(from::equalsIgnoreCase)
                        .isPresent();
    }

    private Sender sender() {
        JsonNode from = root.path("from");
        return new Sender(
                UntrustedJson.id(from, "id").orElse(null),
                UntrustedJson.filled(from, "name").orElse(null),
                null,
                null,
                false);
    }

    /** Within a thread every message names the one that opened it, which is what the conversation is named for. */
    private @Nullable String replyTo(String conversation) {
        return TeamsText.quoted(root.path("attachments"))
                .or(() -> UntrustedJson.id(root, "replyToId"))
                .filter(id -> !conversation.endsWith(";messageid=" + id))
                .orElse(null);
    }

    private static String shown(String type) {
        return type.matches("[A-Za-z./_]{1,60}") ? type : "?";
    }
}
