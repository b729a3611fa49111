package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Place;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event, in our words. Our own messages do not come back from LINE, and it does not say what was read. */
record LineEvent(JsonNode event, byte[] alone, Inbox inbox, Instant now) {
    sealed interface Reading {}

    record Understood(InboundEvent event) implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    /** Understood, and nothing to an inbox. */
    record Nothing() implements Reading {}

    Reading read() {
        return switch (event.path("type").asText("")) {
            case "message" -> message();
            case "messageEdited" -> edited();
            case "unsend" -> unsent();
            case "postback" -> postback();
            // who is there, and what else the account is used for: nobody said anything
            case "follow",
                    "unfollow",
                    "join",
                    "leave",
                    "memberJoined",
                    "memberLeft",
                    "accountLink",
                    "activated",
                    "beacon",
                    "botResumed",
                    "deactivated",
                    "delivery",
                    "membership",
                    "module",
                    "things",
                    "videoPlayComplete" -> new Nothing();
            case "botSuspended" -> new NotUnderstood("LINE has suspended this account");
            default -> new NotUnderstood("an event of a kind we do not know");
        };
    }

    private Reading message() {
        JsonNode message = event.path("message");
        Optional<String> id = UntrustedJson.id(message, "id");
        Optional<String> chat = chat();
        if (id.isEmpty() || chat.isEmpty()) {
            return new NotUnderstood("a message without a usable id and source");
        }
        return switch (message.path("type").asText("")) {
            case "text" -> said(id.get(), chat.get(), UntrustedJson.filled(message, "text"), List.of());
            case "image" -> file(id.get(), chat.get(), message, "image/jpeg");
            case "video" -> file(id.get(), chat.get(), message, "video/mp4");
            case "audio" -> file(id.get(), chat.get(), message, "audio/mp4");
            case "file" -> file(id.get(), chat.get(), message, null);
            case "location" -> said(id.get(), chat.get(), place(message), List.of());
            case "sticker" -> sticker(id.get(), chat.get(), message);
            default -> new NotUnderstood("a message of a kind we do not know");
        };
    }

    private Reading said(String id, String chat, Optional<String> text, List<Attachment> files) {
        if (text.isEmpty() && files.isEmpty()) {
            return new NotUnderstood("a message with nothing in it that we know");
        }
        return new Understood(new InboundEvent.MessageReceived(
                eventId("message:" + id),
                inbox.id(),
                chat,
                now,
                id,
                Team.of(inbox).directionOf(sender().externalId()),
                sender(),
                text.orElse(""),
                files,
                UntrustedJson.id(event.path("message"), "quotedMessageId").orElse(null),
                at(),
                UntrustedJson.capped(alone)));
    }

    /** LINE holds it under the message's id, unless the sender's app holds it elsewhere. */
    private Reading file(String id, String chat, JsonNode message, @Nullable String mimeType) {
        JsonNode provider = message.path("contentProvider");
        Optional<String> url = UntrustedJson.filled(provider, "originalContentUrl")
                .filter(_ -> provider.path("type").asText("").equals("external"))
                .filter(address -> address.startsWith("https://"));
        Attachment file = new Attachment(
                url.isPresent() ? null : id,
                url.orElse(null),
                UntrustedJson.filled(message, "fileName").orElse(null),
                mimeType,
                UntrustedJson.number(message, "fileSize")
                        .filter(size -> size >= 0)
                        .orElse(null));
        return said(id, chat, Optional.empty(), List.of(file));
    }

    /** A picture of LINE's, and perhaps words that the sender put on it. */
    private Reading sticker(String id, String chat, JsonNode message) {
        Optional<String> stickerId = UntrustedJson.id(message, "stickerId")
                .filter(digits -> digits.chars().allMatch(c -> c >= '0' && c <= '9'));
        List<Attachment> picture = stickerId
                .map(number -> new Attachment(
                        number,
                        "https://stickershop.line-scdn.net/stickershop/v1/sticker/" + number + "/android/sticker.png",
                        "sticker",
                        "image/png",
                        null))
                .map(List::of)
                .orElse(List.of());
        return said(id, chat, UntrustedJson.filled(message, "text"), picture);
    }

    private static Optional<String> place(JsonNode message) {
        return Place.of(
                        UntrustedJson.filled(message, "title").orElse(null),
                        UntrustedJson.filled(message, "address").orElse(null),
                        message.path("latitude"),
                        message.path("longitude"))
                .map(Place::text);
    }

    private Reading edited() {
        JsonNode message = event.path("message");
        Optional<String> id = UntrustedJson.id(message, "id");
        Optional<String> text = UntrustedJson.text(message, "text");
        Optional<String> chat = chat();
        if (id.isEmpty() || text.isEmpty() || chat.isEmpty()) {
            return new NotUnderstood("an edit without a usable id, text and source");
        }
        return new Understood(new InboundEvent.MessageEdited(
                eventId("edited:" + id.get() + ":" + at()), inbox.id(), chat.get(), now, id.get(), text.get(), at()));
    }

    private Reading unsent() {
        Optional<String> id = UntrustedJson.id(event.path("unsend"), "messageId");
        Optional<String> chat = chat();
        if (id.isEmpty() || chat.isEmpty()) {
            return new NotUnderstood("an unsend without a usable messageId and source");
        }
        return new Understood(new InboundEvent.MessageDeleted(
                eventId("unsent:" + id.get()), inbox.id(), chat.get(), now, id.get(), at()));
    }

    /** Somebody pressed a button of a menu. Its data is all that LINE passes on, so it stands for what they said. */
    private Reading postback() {
        Optional<String> id = UntrustedJson.id(event, "webhookEventId");
        Optional<String> chat = chat();
        Optional<String> data = UntrustedJson.filled(event.path("postback"), "data");
        if (id.isEmpty() || chat.isEmpty() || data.isEmpty()) {
            return new NotUnderstood("a pressed button without a usable webhookEventId, data and source");
        }
        StringBuilder words = new StringBuilder(data.get());
        JsonNode params = event.path("postback").path("params");
        for (String param : List.of("date", "time", "datetime")) {
            UntrustedJson.filled(params, param)
                    .ifPresent(value -> words.append('\n').append(value));
        }
        return said(id.get(), chat.get(), Optional.of(words.toString()), List.of());
    }

    private Optional<String> chat() {
        JsonNode source = event.path("source");
        return UntrustedJson.id(source, "groupId")
                .or(() -> UntrustedJson.id(source, "roomId"))
                .or(() -> UntrustedJson.id(source, "userId"));
    }

    /** In a group LINE does not always say who it was. */
    private Sender sender() {
        return new Sender(UntrustedJson.id(event.path("source"), "userId").orElse(null), null, null, null, false);
    }

    /** Older events have no id of their own. */
    private UUID eventId(String otherwise) {
        String key = UntrustedJson.id(event, "webhookEventId")
                .map(id -> "event:" + id)
                .orElse(otherwise);
        return Ids.ofPlatformEvent(inbox.id(), key);
    }

    private @Nullable Instant at() {
        return UntrustedJson.millis(event, "timestamp").orElse(null);
    }
}
