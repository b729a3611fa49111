package io.chatroom.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.fake.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What platforms send, posted through the front door as they do. */
final class Webhooks {
    private final Api api;

    Webhooks(Api api) {
        this.api = api;
    }

    /** A generic webhook of one message, signed with {@code secret}. */
    Api.Answer message(
            JsonNode inbox, String secret, String conversation, String externalId, String sender, String text) {
        return signed(
                inbox,
                secret,
                Api.write(Map.of(
                        "type", "message.created",
                        "external_id", externalId,
                        "external_conversation_id", conversation,
                        "sender", Map.of("external_id", "customer-" + conversation, "name", sender),
                        "text", text)));
    }

    /** The platform says that the reply it knows as {@code externalId} has reached its reader. */
    Api.Answer delivered(JsonNode inbox, String secret, String conversation, String externalId) {
        return signed(
                inbox,
                secret,
                Api.write(Map.of(
                        "type", "message.delivered",
                        "external_id", externalId,
                        "external_conversation_id", conversation)));
    }

    Api.Answer signed(JsonNode inbox, String secret, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(new StandardWebhooks(secret).headers("msg_" + UUID.randomUUID(), Instant.now(), body));
        headers.put("Content-Type", "application/json");
        return api.deliver(pathOf(inbox), headers, body);
    }

    Api.Answer telegram(JsonNode inbox, String secretToken, String json) {
        return api.deliver(
                pathOf(inbox),
                Map.of("Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", secretToken),
                json.getBytes(StandardCharsets.UTF_8));
    }

    static String pathOf(JsonNode inbox) {
        return java.net.URI.create(inbox.get("webhook_url").textValue()).getPath();
    }
}
