package io.chatroom.platforms.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.BearerToken;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.SignedToken;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * One <a href="https://developers.google.com/workspace/chat/receive-respond-interactions">interaction event</a> a request, with a token that
 * Google signed and that says nothing of the body. What an answer says is posted, so it says nothing.
 */
@Singleton
class GoogleChatInbound implements InboundPlatform {
    private static final Ack NOTHING_TO_POST = new Ack(200, "application/json", "{}");

    @Override
    public String id() {
        return GoogleChatDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (BearerToken.of(request, inbox.setting(GoogleChatDescriptor.SIGNING_KEYS), "Google", now)) {
            case BearerToken.Unproven(String reason) -> new Verification.Forged(reason);
            case BearerToken.Proven(SignedToken token, JsonNode _) ->
                GoogleKeys.of(inbox)
                        .flaw(token, request)
                        .<Verification>map(Verification.Forged::new)
                        .orElse(Verification.GENUINE);
        };
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        JsonNode root = UntrustedJson.read(request.body()) instanceof Reading.Json(JsonNode json)
                ? json
                : MissingNode.getInstance();
        byte[] raw = withoutTokens(root, request.body());
        GoogleChatEvent event = new GoogleChatEvent(root, raw, inbox, now);
        return switch (event.read()) {
            case GoogleChatEvent.Understood(InboundEvent understood) -> Normalised.of(List.of(understood));
            case GoogleChatEvent.Ignored _ -> Normalised.Events.IGNORED;
            case GoogleChatEvent.NotUnderstood(String reason) ->
                Normalised.of(
                        List.of(UnreadableEvents.of(request, inbox, now, UnreadableEvents.idOf(raw), reason, raw)));
        };
    }

    /** Newer apps are given tokens along with the event: the one of the request, and one of the person. */
    private static byte[] withoutTokens(JsonNode root, byte[] body) {
        if (!(root instanceof ObjectNode object) || !root.has("authorizationEventObject")) {
            return body;
        }
        ObjectNode kept = object.deepCopy();
        kept.remove("authorizationEventObject");
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Ack ack() {
        return NOTHING_TO_POST;
    }
}
