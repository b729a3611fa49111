package io.chatroom.platforms.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.BearerToken;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.SignedToken;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One <a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">activity</a> a
 * request. A bot's come with a token that Microsoft signed and that says nothing of the body but its service URL
 * (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot); those of an
 * outgoing webhook with the HMAC of their bytes.
 */
@Singleton
class TeamsInbound implements InboundPlatform {
    private static final String CHANNEL = "msteams";
    private static final String HMAC = "HMAC ";
    private static final String ANSWER = "Your message has reached us.";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return TeamsDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        return isOutgoingWebhook(request) ? verifyHmac(request, inbox) : verifyToken(request, inbox, now);
    }

    private static Verification verifyHmac(WebhookRequest request, Inbox inbox) {
        String given = request.header("authorization").orElse("").substring(HMAC.length());
        boolean matches = false;
        for (String token : inbox.credentials().all(TeamsDescriptor.OUTGOING_TOKEN)) {
            Optional<byte[]> key = base64(token).filter(bytes -> bytes.length > 0);
            if (key.isPresent()) {
                byte[] hmac = Signatures.hmacSha256(key.get(), request.body());
                matches |= Signatures.same(Base64.getEncoder().encodeToString(hmac), given);
            }
        }
        return matches ? Verification.GENUINE : new Verification.Forged("the HMAC is not ours");
    }

    private static Verification verifyToken(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (BearerToken.of(request, inbox.setting(TeamsDescriptor.SIGNING_KEYS), "Microsoft", now)) {
            case BearerToken.Unproven(String reason) -> new Verification.Forged(reason);
            case BearerToken.Proven(SignedToken token, JsonNode key) -> verifyClaims(token, key, request, inbox);
        };
    }

    private static Verification verifyClaims(SignedToken token, JsonNode key, WebhookRequest request, Inbox inbox) {
        if (!token.claim("iss").equals(TeamsCloud.of(inbox).issuer())) {
            return new Verification.Forged("the token is not from the Bot Connector");
        }
        if (inbox.setting(TeamsDescriptor.APP_ID)
                .filter(token.claim("aud")::equalsIgnoreCase)
                .isEmpty()) {
            return new Verification.Forged("the token is for another app id");
        }
        JsonNode activity = UntrustedJson.read(request.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : JSON.createObjectNode();
        // lower-case on the wire, and not so in the documentation
        String serviceUrl = Optional.of(token.claim("serviceurl"))
                .filter(claim -> !claim.isEmpty())
                .orElseGet(() -> token.claim("serviceUrl"));
        if (serviceUrl.isEmpty()
                || !serviceUrl.equals(activity.path("serviceUrl").asText(""))) {
            return new Verification.Forged("the token is for another service URL than the activity's");
        }
        String channel = activity.path("channelId").asText("");
        return channel.equals(CHANNEL) && endorses(key, channel)
                ? Verification.GENUINE
                : new Verification.Forged("the key does not stand for the channel of Teams");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (UntrustedJson.read(request.body())) {
            case Reading.NotJson(String reason) ->
                unreadable(request, inbox, now, UnreadableEvents.idOf(request.body()), "no JSON: " + reason);
            case Reading.Json(JsonNode root) -> {
                TeamsActivity activity = new TeamsActivity(root, request.body(), inbox, now);
                yield switch (activity.read()) {
                    case TeamsActivity.Understood(var events) -> Normalised.of(events);
                    case TeamsActivity.Echo _ -> Normalised.Events.ECHO;
                    case TeamsActivity.Ignored _ -> Normalised.Events.IGNORED;
                    case TeamsActivity.NotUnderstood(String reason) ->
                        unreadable(request, inbox, now, activity.key(), reason);
                };
            }
        };
    }

    /** An outgoing webhook must say something within five seconds, which is shown in the channel; a bot need not. */
    @Override
    public Ack ack(WebhookRequest request, Inbox inbox) {
        if (!isOutgoingWebhook(request)) {
            return Ack.EMPTY;
        }
        String text = inbox.setting(TeamsDescriptor.OUTGOING_ANSWER).orElse(ANSWER);
        try {
            return new Ack(
                    200,
                    "application/json",
                    JSON.writeValueAsString(
                            JSON.createObjectNode().put("type", "message").put("text", text)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the answer of inbox " + inbox.id(), e);
        }
    }

    private static Normalised unreadable(WebhookRequest request, Inbox inbox, Instant now, String key, String reason) {
        return Normalised.of(List.of(UnreadableEvents.of(request, inbox, now, key, reason)));
    }

    private static boolean isOutgoingWebhook(WebhookRequest request) {
        return request.header("authorization")
                .filter(value -> value.startsWith(HMAC))
                .isPresent();
    }

    private static boolean endorses(JsonNode key, String channel) {
        for (JsonNode endorsement : key.path("endorsements")) {
            if (endorsement.asText("").equals(channel)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
