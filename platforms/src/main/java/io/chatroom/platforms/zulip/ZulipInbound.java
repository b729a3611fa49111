package io.chatroom.platforms.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message a request, that mentions the bot or is for it alone. What an answer says is posted, and an answer that says nothing of it
 * is taken for a failure: so it says that there is nothing to post.
 */
@Singleton
class ZulipInbound implements InboundPlatform {
    private static final Ack NOTHING_TO_POST = new Ack(200, "application/json", "{\"response_not_required\":true}");
    private static final String REDACTED = "redacted";

    @Override
    public String id() {
        return ZulipDescriptor.ID;
    }

    /** There is no signature: a token that stands in the body is all there is. */
    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        String given = json(request).path("token").asText("");
        if (given.isEmpty()) {
            return new Verification.Forged("the token is missing");
        }
        boolean matches = Signatures.isOneOf(inbox.credentials().all(ZulipDescriptor.WEBHOOK_TOKEN), given);
        return matches ? Verification.GENUINE : new Verification.Forged("the token is not ours");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        JsonNode root = json(request);
        JsonNode message = root.path("message");
        byte[] raw = withoutToken(request.body(), inbox);
        String botEmail = root.path("bot_email").asText("");
        Optional<String> id = UntrustedJson.id(message, "id");
        Optional<String> conversation = ZulipConversation.idOf(message, botEmail);
        if (id.isEmpty() || conversation.isEmpty()) {
            return unreadable("no message with a usable id and place", raw, request, inbox, now);
        }
        String sender = message.path("sender_email").asText("");
        if (!sender.isEmpty() && sender.equalsIgnoreCase(botEmail)) {
            return Normalised.Events.ECHO;
        }
        String content = UntrustedJson.text(message, "content").orElse("");
        String server = ServerAddress.own(inbox).orElse(null);
        List<Attachment> files = server == null ? List.of() : ZulipText.files(content, server);
        String text = ZulipText.read(
                content, UntrustedJson.filled(root, "bot_full_name").orElse(""));
        if (text.isBlank() && files.isEmpty()) {
            return unreadable("a message that says nothing", raw, request, inbox, now);
        }
        return Normalised.of(List.of(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), "message:" + id.get()),
                inbox.id(),
                conversation.get(),
                now,
                id.get(),
                Direction.INCOMING,
                sender(message, server),
                text,
                files,
                null,
                UntrustedJson.seconds(message, "timestamp").orElse(null),
                UntrustedJson.capped(raw))));
    }

    @Override
    public Ack ack() {
        return NOTHING_TO_POST;
    }

    private static Sender sender(JsonNode message, @Nullable String server) {
        return new Sender(
                UntrustedJson.id(message, "sender_id").orElse(null),
                UntrustedJson.filled(message, "sender_full_name").orElse(null),
                UntrustedJson.filled(message, "sender_email").orElse(null),
                UntrustedJson.filled(message, "avatar_url")
                        .map(url -> server != null && url.startsWith("/") ? server + url : url)
                        .filter(url -> url.startsWith("https://"))
                        .orElse(null),
                false);
    }

    private static Normalised unreadable(String reason, byte[] raw, WebhookRequest request, Inbox inbox, Instant now) {
        return Normalised.of(
                List.of(UnreadableEvents.of(request, inbox, now, UnreadableEvents.idOf(raw), reason, raw)));
    }

    /** What is kept of a request must not let anybody make another one. */
    private static byte[] withoutToken(byte[] body, Inbox inbox) {
        // byte for byte, whatever the text is encoded in
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        for (String token : inbox.credentials().all(ZulipDescriptor.WEBHOOK_TOKEN)) {
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
