package io.chatroom.platforms.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Emoji;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message a request, of the rooms that an <a href="https://docs.rocket.chat/docs/integrations">outgoing integration</a> listens in. What an
 * answer says is posted into the room, so the answer is empty.
 */
@Singleton
class RocketChatInbound implements InboundPlatform {
    private static final String REDACTED = "redacted";
    private static final int MOST_FILES = 20;

    @Override
    public String id() {
        return RocketChatDescriptor.ID;
    }

    /** There is no signature: a token that stands in the body is all there is. */
    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        String given = json(request).path("token").asText("");
        if (given.isEmpty()) {
            return new Verification.Forged("the token is missing");
        }
        boolean matches = Signatures.isOneOf(inbox.credentials().all(RocketChatDescriptor.WEBHOOK_TOKEN), given);
        return matches ? Verification.GENUINE : new Verification.Forged("the token is not ours");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        JsonNode root = json(request);
        byte[] raw = withoutToken(request.body(), inbox);
        Optional<String> room = UntrustedJson.id(root, "channel_id");
        Optional<String> message = UntrustedJson.id(root, "message_id");
        if (room.isEmpty() || message.isEmpty()) {
            return unreadable("no message with a usable channel_id and message_id", raw, request, inbox, now);
        }
        Optional<String> user = UntrustedJson.id(root, "user_id");
        if (user.isPresent() && user.equals(inbox.setting(RocketChatDescriptor.BOT_USER_ID))) {
            return Normalised.Events.ECHO;
        }
        // another integration wrote it; who answers those never stops
        if (root.path("bot").isObject()) {
            return Normalised.Events.IGNORED;
        }
        String text = Emoji.inText(UntrustedJson.text(root, "text").orElse(""), _ -> Optional.empty());
        List<Attachment> files = files(root);
        if (text.isBlank() && files.isEmpty()) {
            return unreadable("a message with neither text nor a file", raw, request, inbox, now);
        }
        return Normalised.of(List.of(
                root.path("isEdited").asBoolean(false)
                        ? edited(room.get(), message.get(), text, raw, inbox, now)
                        : received(room.get(), message.get(), text, files, root, raw, inbox, now)));
    }

    private static InboundEvent received(
            String room,
            String message,
            String text,
            List<Attachment> files,
            JsonNode root,
            byte[] raw,
            Inbox inbox,
            Instant now) {
        return new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), "message:" + message),
                inbox.id(),
                room,
                now,
                message,
                Team.of(inbox)
                        .directionOf(
                                UntrustedJson.id(root, "user_id").orElse(null),
                                UntrustedJson.id(root, "user_name").orElse(null)),
                sender(root),
                text,
                files,
                UntrustedJson.id(root, "tmid").orElse(null),
                UntrustedJson.time(root, "timestamp").orElse(null),
                UntrustedJson.capped(raw));
    }

    /** When it was edited is not told, and neither is which edit it is: what it says now tells one from another. */
    private static InboundEvent edited(String room, String message, String text, byte[] raw, Inbox inbox, Instant now) {
        return new InboundEvent.MessageEdited(
                Ids.ofPlatformEvent(inbox.id(), "edit:" + message + ":" + Signatures.sha256(raw)),
                inbox.id(),
                room,
                now,
                message,
                text,
                null);
    }

    private static Sender sender(JsonNode root) {
        String username = UntrustedJson.filled(root, "user_name").orElse(null);
        return new Sender(
                UntrustedJson.id(root, "user_id").orElse(null),
                UntrustedJson.filled(root, "alias").orElse(username),
                username,
                avatar(root, username),
                false);
    }

    /** Every server has an avatar for everybody. */
    private static @Nullable String avatar(JsonNode root, @Nullable String username) {
        String site = site(root);
        boolean plain = username != null
                && username.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
        return site == null || !plain ? null : site + "/avatar/" + username;
    }

    private static @Nullable String site(JsonNode root) {
        return UntrustedJson.filled(root, "siteUrl")
                .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse(null);
    }

    /** An upload comes with the message as the server keeps it; behind the address the file is for who has a token. */
    private static List<Attachment> files(JsonNode root) {
        JsonNode message = root.path("message");
        JsonNode list = message.path("files").isArray() ? message.path("files") : message.path("file");
        String site = site(root);
        List<Attachment> files = new ArrayList<>();
        for (JsonNode file : list.isArray() ? list : List.of(list)) {
            Optional<String> id = UntrustedJson.id(file, "_id").filter(RocketChatApi::isId);
            if (id.isPresent() && files.size() < MOST_FILES) {
                files.add(new Attachment(
                        id.get(),
                        site == null ? null : site + "/file-upload/" + id.get(),
                        UntrustedJson.filled(file, "name").orElse(null),
                        UntrustedJson.filled(file, "type").orElse(null),
                        UntrustedJson.number(file, "size")
                                .filter(size -> size >= 0)
                                .orElse(null)));
            }
        }
        return files;
    }

    private static Normalised unreadable(String reason, byte[] raw, WebhookRequest request, Inbox inbox, Instant now) {
        return Normalised.of(
                List.of(UnreadableEvents.of(request, inbox, now, UnreadableEvents.idOf(raw), reason, raw)));
    }

    /** What is kept of a request must not let anybody make another one. */
    private static byte[] withoutToken(byte[] body, Inbox inbox) {
        // byte for byte, whatever the text is encoded in
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        for (String token : inbox.credentials().all(RocketChatDescriptor.WEBHOOK_TOKEN)) {
            bytes = token.isEmpty() ? bytes : bytes.replace(token, REDACTED);
        }
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static JsonNode json(WebhookRequest request) {
        return UntrustedJson.read(request.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }
}
