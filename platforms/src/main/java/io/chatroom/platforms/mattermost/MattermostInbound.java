package io.chatroom.platforms.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Emoji;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One new post of a public channel a request. It is told once, whatever it is answered, and what an answer says is posted into the
 * channel: so the answer is empty. Edits, deletions and reactions are not told, nor whether a post is in a thread.
 */
@Singleton
class MattermostInbound implements InboundPlatform {
    private static final String REDACTED = "redacted";
    private static final int MOST_FILES = 20;

    @Override
    public String id() {
        return MattermostDescriptor.ID;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/x-www-form-urlencoded", "application/json");
    }

    /** There is no signature: a token that stands in the body is all there is. */
    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        String token = OutgoingWebhook.read(request).map(OutgoingWebhook::token).orElse("");
        if (token.isEmpty()) {
            return new Verification.Forged("the token is missing");
        }
        boolean matches = Signatures.isOneOf(inbox.credentials().all(MattermostDescriptor.WEBHOOK_TOKEN), token);
        return matches ? Verification.GENUINE : new Verification.Forged("the token is not ours");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        Optional<OutgoingWebhook> webhook = OutgoingWebhook.read(request);
        byte[] raw = withoutToken(request.body(), inbox);
        if (webhook.isEmpty()) {
            return unreadable("neither a form nor JSON", raw, request, inbox, now);
        }
        JsonNode fields = webhook.get().fields();
        Optional<String> postId = UntrustedJson.id(fields, "post_id");
        Optional<String> channelId = UntrustedJson.id(fields, "channel_id");
        if (postId.isEmpty() || channelId.isEmpty()) {
            return unreadable("no usable post_id and channel_id", raw, request, inbox, now);
        }
        Optional<String> userId = UntrustedJson.id(fields, "user_id");
        if (userId.isPresent() && userId.equals(inbox.setting(MattermostDescriptor.BOT_USER_ID))) {
            return Normalised.Events.ECHO;
        }
        Optional<String> text = UntrustedJson.filled(fields, "text");
        List<Attachment> files = files(fields, inbox);
        if (text.isEmpty() && files.isEmpty()) {
            return unreadable("a post with neither text nor a file", raw, request, inbox, now);
        }
        String name = UntrustedJson.filled(fields, "user_name").orElse(null);
        return Normalised.of(List.of(new MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), "post:" + postId.get()),
                inbox.id(),
                channelId.get(),
                now,
                postId.get(),
                Team.of(inbox).directionOf(userId.orElse(null), name),
                new Sender(userId.orElse(null), name, name, null, false),
                Emoji.inText(text.orElse(""), _ -> Optional.empty()),
                files,
                null,
                webhook.get().timestamp().orElse(null),
                UntrustedJson.capped(raw))));
    }

    /** Only their ids are told; behind them the server has name, type and content, for who has the bot's token. */
    private static List<Attachment> files(JsonNode fields, Inbox inbox) {
        String server = MattermostApi.server(inbox).orElse(null);
        return Stream.of(UntrustedJson.text(fields, "file_ids").orElse("").split(",", MOST_FILES + 1))
                .map(String::strip)
                .filter(MattermostApi::isId)
                .limit(MOST_FILES)
                .map(id -> new Attachment(id, server == null ? null : server + "/api/v4/files/" + id, null, null, null))
                .toList();
    }

    private static Normalised unreadable(String reason, byte[] raw, WebhookRequest request, Inbox inbox, Instant now) {
        return Normalised.of(
                List.of(UnreadableEvents.of(request, inbox, now, UnreadableEvents.idOf(raw), reason, raw)));
    }

    /** What is kept of a request must not let anybody make another one. */
    private static byte[] withoutToken(byte[] body, Inbox inbox) {
        // byte for byte, whatever the text is encoded in
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        for (String secret : inbox.credentials().all(MattermostDescriptor.WEBHOOK_TOKEN)) {
            bytes = secret.isEmpty() ? bytes : bytes.replace(secret, REDACTED);
        }
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
