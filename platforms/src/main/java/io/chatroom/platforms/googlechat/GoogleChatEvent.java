package io.chatroom.platforms.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One event, in our words. Apps of the older kind are given it as it is; those that are add-ons have it in an envelope
 * (https://developers.google.com/workspace/add-ons/chat/build).
 */
record GoogleChatEvent(JsonNode root, byte[] raw, Inbox inbox, Instant now) {
    private static final int MOST_FILES = 50;

    sealed interface Reading {}

    record Understood(InboundEvent event) implements Reading {}

    record Ignored() implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    Reading read() {
        JsonNode chat = root.path("chat");
        if (chat.isObject()) {
            if (chat.has("addedToSpacePayload") || chat.has("removedFromSpacePayload")) {
                return new Ignored();
            }
            JsonNode payload =
                    chat.has("messagePayload") ? chat.path("messagePayload") : chat.path("appCommandPayload");
            return message(payload.path("message"), payload.path("space"));
        }
        JsonNode message = root.path("message");
        return switch (root.path("type").asText("")) {
            case "MESSAGE" -> message(message, root.path("space"));
            // who mentions an app that is not there yet adds it by that
            case "ADDED_TO_SPACE" -> message.isObject() ? message(message, root.path("space")) : new Ignored();
            case "REMOVED_FROM_SPACE" -> new Ignored();
            case String type -> new NotUnderstood("an event of a type we do not know: " + shown(type));
        };
    }

    private Reading message(JsonNode message, JsonNode spaceBeside) {
        JsonNode space = message.has("space") ? message.path("space") : spaceBeside;
        Optional<String> id = UntrustedJson.id(message, "name");
        Optional<String> conversation = conversation(message, space);
        if (id.isEmpty() || conversation.isEmpty()) {
            return new NotUnderstood("no message with a usable name and space");
        }
        if (message.path("sender").path("type").asText("").equals("BOT")) {
            return new Ignored();
        }
        String text = text(message);
        List<Attachment> files = files(message);
        if (text.isBlank() && files.isEmpty()) {
            return new NotUnderstood("a message with neither text nor a file");
        }
        return new Understood(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), "message:" + id.get()),
                inbox.id(),
                conversation.get(),
                now,
                id.get(),
                Direction.INCOMING,
                sender(message.path("sender")),
                text,
                files,
                UntrustedJson.id(message.path("quotedMessageMetadata"), "name").orElse(null),
                UntrustedJson.time(message, "createTime").orElse(null),
                UntrustedJson.capped(raw)));
    }

    /** A thread, where there are threads; with one person everything is one conversation. */
    private static Optional<String> conversation(JsonNode message, JsonNode space) {
        Optional<String> name = UntrustedJson.id(space, "name").filter(GoogleChatEvent::isName);
        boolean flat = space.path("spaceThreadingState").asText("").equals("UNTHREADED_MESSAGES")
                || space.path("singleUserBotDm").asBoolean(false)
                || space.path("type").asText("").equals("DM")
                || space.path("spaceType").asText("").equals("DIRECT_MESSAGE");
        return flat
                ? name
                : UntrustedJson.id(message.path("thread"), "name")
                        .filter(GoogleChatEvent::isName)
                        .or(() -> name);
    }

    /** {@code spaces/AAA}, or {@code spaces/AAA/threads/BBB}. */
    static boolean isName(String text) {
        return text.startsWith("spaces/")
                && text.length() <= 200
                && text.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "/_-.".indexOf(c) >= 0))
                && !text.contains("//")
                && !text.contains("..");
    }

    /** Without the name the app was called by. */
    private static String text(JsonNode message) {
        return UntrustedJson.filled(message, "argumentText")
                .or(() -> UntrustedJson.filled(message, "text"))
                .orElse("")
                .strip();
    }

    private static List<Attachment> files(JsonNode message) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode file : message.path("attachment")) {
            Optional<String> id = UntrustedJson.id(file.path("attachmentDataRef"), "resourceName")
                    .or(() -> UntrustedJson.id(file.path("driveDataRef"), "driveFileId"))
                    .or(() -> UntrustedJson.id(file, "name"));
            if (files.size() < MOST_FILES && id.isPresent()) {
                files.add(new Attachment(
                        id.get(),
                        UntrustedJson.filled(file, "downloadUri")
                                .filter(url -> url.startsWith("https://"))
                                .orElse(null),
                        UntrustedJson.filled(file, "contentName").orElse(null),
                        UntrustedJson.filled(file, "contentType").orElse(null),
                        null));
            }
        }
        return files;
    }

    private static Sender sender(JsonNode user) {
        return new Sender(
                UntrustedJson.id(user, "name").orElse(null),
                UntrustedJson.filled(user, "displayName").orElse(null),
                UntrustedJson.filled(user, "email").orElse(null),
                UntrustedJson.filled(user, "avatarUrl")
                        .filter(url -> url.startsWith("https://"))
                        .orElse(null),
                false);
    }

    private static String shown(String type) {
        return type.matches("[A-Z_]{1,60}") ? type : "?";
    }
}
