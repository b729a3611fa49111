package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a room, in our words. */
record MatrixEvent(JsonNode root, byte[] raw, MatrixUsers users, Inbox inbox, Instant now) {

    sealed interface Reading {}

    record Understood(InboundEvent event) implements Reading {}

    record Echo() implements Reading {}

    record Ignored() implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    Reading read() {
        // who is there, what the room is called: not what anybody says
        if (root.has("state_key")) {
            return new Ignored();
        }
        Optional<String> room = UntrustedJson.id(root, "room_id");
        Optional<String> eventId = UntrustedJson.id(root, "event_id");
        Optional<String> sender = UntrustedJson.id(root, "sender");
        if (room.isEmpty() || eventId.isEmpty() || sender.isEmpty()) {
            return new NotUnderstood("an event without a usable room_id, event_id and sender");
        }
        if (users.isOurs(sender.get())) {
            return new Echo();
        }
        JsonNode content = root.path("content");
        return switch (root.path("type").asText("")) {
            case "m.room.message", "m.sticker" -> message(room.get(), eventId.get(), sender.get(), content);
            case "m.reaction" -> reaction(room.get(), sender.get(), content.path("m.relates_to"));
            case "m.room.redaction" -> redaction(room.get(), content);
            case "m.room.encrypted" ->
                new NotUnderstood("an encrypted message: the bot can only read rooms without encryption");
            case String type -> new NotUnderstood("an event of a type we do not know: " + shown(type));
        };
    }

    /** An event's id is its own in all of Matrix, whichever transaction brings it. */
    String key() {
        return UntrustedJson.id(root, "event_id").map(MatrixEvent::key).orElseGet(() -> UnreadableEvents.idOf(raw));
    }

    private static String key(String eventId) {
        return "event:" + eventId;
    }

    private Reading message(String room, String eventId, String sender, JsonNode content) {
        // what was redacted before it came to us has nothing left
        if (content.isEmpty() && root.path("unsigned").has("redacted_because")) {
            return new Ignored();
        }
        JsonNode relation = content.path("m.relates_to");
        if (relation.path("rel_type").asText("").equals("m.replace")) {
            return edit(room, content, relation);
        }
        MatrixContent read = new MatrixContent(content, root.path("type").asText(""));
        if (read.isEmpty()) {
            return new NotUnderstood("a message with neither a body nor a file");
        }
        return new Understood(new InboundEvent.MessageReceived(
                eventId(),
                inbox.id(),
                room,
                now,
                eventId,
                Team.of(inbox).directionOf(sender),
                person(sender),
                read.text(),
                read.files(),
                read.replyTo(),
                time(),
                UntrustedJson.capped(raw)));
    }

    private Reading edit(String room, JsonNode content, JsonNode relation) {
        Optional<String> target = UntrustedJson.id(relation, "event_id");
        MatrixContent read = new MatrixContent(
                content.path("m.new_content"), root.path("type").asText(""));
        if (target.isEmpty() || read.isEmpty()) {
            return new NotUnderstood("an edit without a usable event_id and m.new_content");
        }
        return new Understood(
                new InboundEvent.MessageEdited(eventId(), inbox.id(), room, now, target.get(), read.text(), time()));
    }

    private Reading reaction(String room, String sender, JsonNode relation) {
        Optional<String> target = UntrustedJson.id(relation, "event_id");
        Optional<String> emoji = UntrustedJson.id(relation, "key");
        boolean annotates = relation.path("rel_type").asText("").equals("m.annotation");
        // redacted before it came to us
        if (relation.isMissingNode()) {
            return new Ignored();
        }
        if (!annotates || target.isEmpty() || emoji.isEmpty()) {
            return new NotUnderstood("a reaction without a usable event_id and key");
        }
        return new Understood(new InboundEvent.ReactionChanged(
                eventId(), inbox.id(), room, now, target.get(), person(sender), emoji.get(), true));
    }

    /** What is redacted stands in the content since version 11 of rooms, and beside it before. */
    private Reading redaction(String room, JsonNode content) {
        return UntrustedJson.id(content, "redacts")
                .or(() -> UntrustedJson.id(root, "redacts"))
                .<Reading>map(target -> new Understood(new InboundEvent.MessageDeleted(
                        eventId(), inbox.id(), room, now, target, time(), eventId(key(target)))))
                .orElseGet(() -> new NotUnderstood("a redaction that does not say of what"));
    }

    private UUID eventId() {
        return eventId(key());
    }

    private UUID eventId(String key) {
        return Ids.ofPlatformEvent(inbox.id(), key);
    }

    private @Nullable Instant time() {
        return UntrustedJson.millis(root, "origin_server_ts").orElse(null);
    }

    /** How somebody is called is to be asked for; the id is how they are mentioned. */
    private static Sender person(String userId) {
        return new Sender(userId, null, userId, null, false);
    }

    private static String shown(String type) {
        return type.length() <= 80 && type.chars().allMatch(c -> c > 0x20 && c < 0x7f) ? type : "?";
    }
}
