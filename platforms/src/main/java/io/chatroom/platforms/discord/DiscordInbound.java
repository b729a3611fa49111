package io.chatroom.platforms.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What Discord sends to a web address: <a href="https://docs.discord.com/developers/interactions/receiving-and-responding">interactions</a>
 * and <a href="https://docs.discord.com/developers/events/webhook-events">webhook events</a>, which may share one. It tries wrong
 * signatures on purpose, and takes an address away that believes them.
 */
@Singleton
class DiscordInbound implements InboundPlatform {
    private static final Ack PONG = new Ack(200, "application/json", "{\"type\":1}");
    private static final Ack NO_CONTENT = new Ack(204, "text/plain", "");
    private static final String ANSWER = "Your message has reached us.";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return DiscordDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        Optional<byte[]> key = inbox.setting(DiscordDescriptor.PUBLIC_KEY).flatMap(DiscordInbound::hex);
        if (key.isEmpty()) {
            return new Verification.Forged("the inbox has no public key yet; check the inbox to fetch it");
        }
        Optional<byte[]> signature = request.header("x-signature-ed25519").flatMap(DiscordInbound::hex);
        String timestamp = request.header("x-signature-timestamp").orElse("");
        if (signature.isEmpty() || timestamp.isEmpty()) {
            return new Verification.Forged("the signature or its timestamp is missing");
        }
        byte[] head = timestamp.getBytes(StandardCharsets.UTF_8);
        return Signatures.isEd25519(key.get(), signature.get(), head, request.body())
                ? handshake(request)
                : new Verification.Forged("the signature does not match");
    }

    private static Verification handshake(WebhookRequest request) {
        JsonNode root = json(request);
        return switch (Kind.of(root)) {
            case PING -> new Verification.Challenge(PONG);
            case EVENT_PING -> new Verification.Challenge(NO_CONTENT);
            case INTERACTION, EVENT, DISPATCH, UNKNOWN -> Verification.GENUINE;
        };
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        JsonNode root = json(request);
        return switch (Kind.of(root)) {
            case PING, EVENT_PING -> Normalised.Events.IGNORED;
            case INTERACTION -> {
                DiscordInteraction interaction = new DiscordInteraction(root, request.body(), inbox, now);
                yield normalised(interaction.read(), interaction.key(), interaction.kept(), request, inbox, now);
            }
            case EVENT -> {
                String key = UnreadableEvents.idOf(request.body());
                JsonNode event = root.path("event");
                DiscordDispatch dispatch = new DiscordDispatch(inbox, now, key, request.body(), null);
                yield normalised(webhookEvent(event, dispatch), key, request.body(), request, inbox, now);
            }
            case DISPATCH ->
                new DiscordFrame(root, request.body(), inbox, now, UnreadableEvents.idOf(request.body()), null)
                        .events();
            case UNKNOWN ->
                normalised(
                        new DiscordReading.NotUnderstood("neither an interaction nor an event"),
                        UnreadableEvents.idOf(request.body()),
                        request.body(),
                        request,
                        inbox,
                        now);
        };
    }

    /** Messages of games' chats come under names of their own, and look like any other. */
    private static DiscordReading webhookEvent(JsonNode event, DiscordDispatch dispatch) {
        JsonNode data = event.path("data");
        String type = event.path("type").asText("");
        return switch (type) {
            case "LOBBY_MESSAGE_CREATE", "GAME_DIRECT_MESSAGE_CREATE" -> dispatch.read("MESSAGE_CREATE", data);
            case "LOBBY_MESSAGE_UPDATE", "GAME_DIRECT_MESSAGE_UPDATE" -> dispatch.read("MESSAGE_UPDATE", data);
            case "LOBBY_MESSAGE_DELETE", "GAME_DIRECT_MESSAGE_DELETE" -> dispatch.read("MESSAGE_DELETE", data);
            case "APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED" -> new DiscordReading.Ignored();
            default ->
                type.startsWith("ENTITLEMENT_") || type.startsWith("QUEST_")
                        ? new DiscordReading.Ignored()
                        : dispatch.read(type, data);
        };
    }

    private static Normalised normalised(
            DiscordReading reading, String key, byte[] raw, WebhookRequest request, Inbox inbox, Instant now) {
        return switch (reading) {
            case DiscordReading.Understood(List<InboundEvent> events) -> Normalised.of(events);
            case DiscordReading.Echo _ -> Normalised.Events.ECHO;
            case DiscordReading.Ignored _ -> Normalised.Events.IGNORED;
            case DiscordReading.NotUnderstood(String reason) ->
                Normalised.of(List.of(UnreadableEvents.of(request, inbox, now, key, reason, raw)));
        };
    }

    /**
     * An interaction must be answered within three seconds: a command with something that its user sees, a button with nothing. The
     * answer of an agent comes later, as a message.
     */
    @Override
    public Ack ack(WebhookRequest request, Inbox inbox) {
        JsonNode root = json(request);
        if (Kind.of(root) != Kind.INTERACTION) {
            return NO_CONTENT;
        }
        ObjectNode answer = JSON.createObjectNode();
        switch (root.path("type").asInt()) {
            case DiscordInteraction.COMPONENT -> answer.put("type", 6);
            case DiscordInteraction.AUTOCOMPLETE ->
                answer.put("type", 8).putObject("data").putArray("choices");
            default -> {
                answer.put("type", 4);
                answer.putObject("data")
                        .put(
                                "content",
                                inbox.setting(DiscordDescriptor.COMMAND_ANSWER).orElse(ANSWER))
                        // only who used the command sees it
                        .put("flags", 64)
                        .putObject("allowed_mentions")
                        .putArray("parse");
            }
        }
        try {
            return new Ack(200, "application/json", JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the answer of inbox " + inbox.id(), e);
        }
    }

    /** Both count their types from scratch, so it takes a second field to tell a 1 from a 1. */
    private enum Kind {
        PING,
        INTERACTION,
        EVENT_PING,
        EVENT,
        /** Heard over the gateway, not understood then, and looked at again. */
        DISPATCH,
        UNKNOWN;

        static Kind of(JsonNode root) {
            int type = root.path("type").asInt(-1);
            if (DiscordFrame.isDispatch(root)) {
                return DISPATCH;
            }
            if (root.has("event")) {
                return type == 1 ? EVENT : UNKNOWN;
            }
            return switch (type) {
                case 0 -> EVENT_PING;
                case 1 -> PING;
                default -> type >= 2 && root.has("token") ? INTERACTION : UNKNOWN;
            };
        }
    }

    private static JsonNode json(WebhookRequest request) {
        return UntrustedJson.read(request.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    private static Optional<byte[]> hex(String digits) {
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
