package io.chatroom.local.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a platform answers when it takes a request, and when something is missing in it. */
final class UsualAnswers {
    /** https://core.telegram.org/bots/api#making-requests */
    private static final Pattern BOT_METHOD = Pattern.compile(".*/bot([^/]+)/([A-Za-z]+)");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int REMEMBERED_IDS = 20_000;

    private final AtomicLong ids = new AtomicLong(1000);
    /** Where each bot's updates go, as it was told; by token. */
    private final Map<String, JsonNode> webhooks = new ConcurrentHashMap<>();

    /** A receiver of webhooks knows a {@code webhook-id} again, and answers as it did the first time. */
    private final Map<String, String> externalIdByWebhookId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED_IDS;
        }
    };

    Answer.Reply to(ReceivedRequest request) {
        Matcher bot = BOT_METHOD.matcher(request.path());
        if (bot.matches()) {
            return toBot(request, bot.group(1), bot.group(2));
        }
        if (!request.method().equals("POST")) {
            return Answer.json(405, "{\"error\":\"only POST\"}").with("Allow", "POST");
        }
        return Answer.json(200, "{\"external_id\":\"" + externalId(request) + "\"}");
    }

    private synchronized String externalId(ReceivedRequest request) {
        String fresh = "out-" + ids.incrementAndGet();
        return request.header("webhook-id")
                .map(id -> externalIdByWebhookId.computeIfAbsent(id, _ -> fresh))
                .orElse(fresh);
    }

    private Answer.Reply toBot(ReceivedRequest request, String token, String method) {
        JsonNode body;
        try {
            body = request.body().length == 0 ? MAPPER.createObjectNode() : request.json();
        } catch (UncheckedIOException e) {
            return refused("Bad Request: can't parse request JSON object");
        }
        return switch (method) {
            case "sendMessage" -> sendMessage(request, body);
            case "getMe" ->
                ok(MAPPER.createObjectNode()
                        .put("id", 4242)
                        .put("is_bot", true)
                        .put("first_name", "Support")
                        .put("username", "support_bot"));
            case "setWebhook" -> {
                webhooks.put(token, body);
                yield ok(MAPPER.getNodeFactory().booleanNode(true));
            }
            case "deleteWebhook" -> {
                webhooks.remove(token);
                yield ok(MAPPER.getNodeFactory().booleanNode(true));
            }
            case "getWebhookInfo" -> webhookInfo(webhooks.getOrDefault(token, MAPPER.createObjectNode()));
            default -> ok(MAPPER.getNodeFactory().booleanNode(true));
        };
    }

    private static Answer.Reply webhookInfo(JsonNode told) {
        ObjectNode info = MAPPER.createObjectNode().put("url", told.path("url").asText(""));
        info.put("has_custom_certificate", false).put("pending_update_count", 0);
        if (told.has("allowed_updates")) {
            info.set("allowed_updates", told.path("allowed_updates"));
        }
        return ok(info);
    }

    private Answer.Reply sendMessage(ReceivedRequest request, JsonNode body) {
        String chat = body.path("chat_id").asText();
        String text = body.path("text").asText();
        if (chat.isEmpty()) {
            return refused("Bad Request: chat_id is empty");
        }
        if (text.isBlank()) {
            return refused("Bad Request: message text is empty");
        }
        if (text.length() > 4096) {
            return refused("Bad Request: message is too long");
        }
        ObjectNode result = MAPPER.createObjectNode();
        result.put("message_id", ids.incrementAndGet()).put("date", request.at().getEpochSecond());
        result.putObject("chat").set("id", body.path("chat_id"));
        result.put("text", text);
        return ok(result);
    }

    private static Answer.Reply ok(JsonNode result) {
        return Answer.json(200, write(MAPPER.createObjectNode().put("ok", true).set("result", result)));
    }

    private static Answer.Reply refused(String description) {
        return Answer.json(
                400,
                write(MAPPER.createObjectNode()
                        .put("ok", false)
                        .put("error_code", 400)
                        .put("description", description)));
    }

    private static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
