package io.chatroom.platforms.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The <a href="https://docs.slack.dev/apis/events-api">Events API</a>: one event a request, repeated up to three times with the same
 * {@code event_id} unless it is answered 2xx within three seconds.
 */
@Singleton
class SlackInbound implements InboundPlatform {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HANDSHAKE = "url_verification";
    /** A handshake is a few lines; nothing larger is parsed for being one. */
    private static final int LARGEST_HANDSHAKE = 2048;

    @Override
    public String id() {
        return SlackDescriptor.ID;
    }

    /** Buttons and commands come as forms, signed in the same way. */
    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/json", "application/x-www-form-urlencoded");
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        Verification verification =
                SlackSignature.verify(request, inbox.credentials().all(SlackDescriptor.SIGNING_SECRET), now);
        return verification instanceof Verification.Genuine && mayBeHandshake(request.body())
                ? challenge(request.body()).orElse(verification)
                : verification;
    }

    private static boolean mayBeHandshake(byte[] body) {
        return body.length <= LARGEST_HANDSHAKE && new String(body, StandardCharsets.ISO_8859_1).contains(HANDSHAKE);
    }

    private static Optional<Verification> challenge(byte[] body) {
        if (!(UntrustedJson.read(body) instanceof Reading.Json(JsonNode root))
                || !root.path("type").asText().equals(HANDSHAKE)) {
            return Optional.empty();
        }
        return UntrustedJson.id(root, "challenge").map(challenge -> {
            try {
                String answer = JSON.writeValueAsString(Map.of("challenge", challenge));
                return new Verification.Challenge(new Ack(200, "application/json", answer));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a text is always JSON", e);
            }
        });
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (UntrustedJson.read(request.body())) {
            case Reading.NotJson(String reason) ->
                unreadable(request, inbox, now, UnreadableEvents.idOf(request.body()), "not JSON: " + reason);
            case Reading.Json(JsonNode root) -> callback(root, request, inbox, now);
        };
    }

    private static Normalised callback(JsonNode root, WebhookRequest request, Inbox inbox, Instant now) {
        Optional<String> eventId = UntrustedJson.id(root, "event_id").map(id -> "event:" + id);
        String key = eventId.orElseGet(() -> UnreadableEvents.idOf(request.body()));
        String type = root.path("type").asText();
        if (type.equals("app_rate_limited")) {
            return unreadable(request, inbox, now, key, "Slack held events back: more than 30 000 in an hour");
        }
        if (!type.equals("event_callback") || eventId.isEmpty()) {
            return unreadable(request, inbox, now, key, "not a callback with an event_id");
        }
        Optional<String> team = inbox.setting(SlackDescriptor.TEAM_ID);
        Optional<String> sentBy = UntrustedJson.id(root, "team_id");
        if (team.isPresent() && sentBy.isPresent() && !team.equals(sentBy)) {
            return unreadable(
                    request, inbox, now, key, "an event of another workspace, which this inbox cannot answer");
        }
        return switch (new SlackEvent(root, root.path("event"), key, request.body(), inbox, now).read()) {
            case SlackEvent.Understood understood -> Normalised.of(List.of(understood.event()));
            case SlackEvent.NotUnderstood(String reason) -> unreadable(request, inbox, now, key, reason);
            case SlackEvent.Echo _ -> Normalised.Events.ECHO;
            case SlackEvent.Ignored _ -> Normalised.Events.IGNORED;
        };
    }

    private static Normalised unreadable(WebhookRequest request, Inbox inbox, Instant now, String key, String reason) {
        return Normalised.of(List.of(UnreadableEvents.of(request, inbox, now, key, reason)));
    }
}
