package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends by <a href="https://developers.line.biz/en/reference/messaging-api/#send-push-message">push</a>, with a retry key by which LINE takes
 * a message once however often it is sent. The reply tokens of messages are free of charge, but last a minute and know no such key, so a
 * person's answer cannot use them. Texts are plain: {@code $} stands for an emoji only where emojis come along.
 */
@Singleton
class LineOutbound implements OutboundPlatform {
    private static final String RETRY_KEY = "x-line-retry-key";
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final int LONGEST_MESSAGE = 500;

    @Override
    public String id() {
        return LineDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        if (!LineApi.isId(message.externalConversationId())) {
            return new SendResult.Rejected(Scope.CONVERSATION, "no_such_chat", "This is no id of a LINE chat.");
        }
        Optional<LineApi> api = LineApi.of(inbox);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no access token, or its API address is not a URL.");
        }
        Map<String, String> key = Map.of(RETRY_KEY, message.key().toString());
        return switch (api.get().send(http, "POST", "message/push", body(message), key)) {
            case Answered answer -> classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static ObjectNode body(OutboundMessage message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("to", message.externalConversationId());
        ObjectNode part = body.putArray("messages").addObject();
        if (message.files().isEmpty()) {
            part.put("type", "text").put("text", message.text());
        } else {
            file(part, message.files().getFirst());
        }
        return body;
    }

    /** LINE shows pictures; films and sounds need a preview or a length that we do not have, so they go as links with all the rest. */
    private static void file(ObjectNode part, File file) {
        String type = file.mimeType() == null ? "" : file.mimeType().toLowerCase(Locale.ROOT);
        if (IMAGES.contains(type) && file.url().startsWith("https://")) {
            part.put("type", "image").put("originalContentUrl", file.url()).put("previewImageUrl", file.url());
        } else {
            part.put("type", "text").put("text", file.name() == null ? file.url() : file.name() + "\n" + file.url());
        }
    }

    private static SendResult classify(Answered answer, Instant now) {
        int status = answer.status();
        JsonNode body = LineApi.body(answer);
        if (status == 409) {
            // taken at an earlier attempt, whose answer may never have reached us
            return new SendResult.Sent(ids(body));
        }
        if (status / 100 == 2) {
            List<String> ids = ids(body);
            return ids.isEmpty()
                    ? new SendResult.Unavailable("LINE answered without a message id", true)
                    : new SendResult.Sent(ids);
        }
        String said = message(body, status);
        return switch (status) {
            case 429 -> tooMany(said, answer, now);
            case 401 ->
                new SendResult.Rejected(
                        Scope.INBOX, "unauthorized", "LINE does not accept the channel access token. Issue a new one.");
            case 403 ->
                new SendResult.Rejected(Scope.INBOX, "not_allowed", "LINE does not let this channel push: " + said);
            case 400 ->
                said.contains("'to'")
                        ? new SendResult.Rejected(
                                Scope.CONVERSATION,
                                "no_such_chat",
                                "LINE knows nobody of this id among the account's friends.")
                        : new SendResult.Rejected(Scope.MESSAGE, "bad_request", said);
            case 404 -> new SendResult.Rejected(Scope.CONVERSATION, "no_such_chat", said);
            default ->
                status >= 400 && status < 500
                        ? new SendResult.Rejected(Scope.MESSAGE, "http_" + status, said)
                        // whatever became of it, the key makes another attempt safe
                        : new SendResult.Unavailable(said, status >= 500);
        };
    }

    /** The month's messages used up will not be mended by waiting a little. */
    private static SendResult tooMany(String said, Answered answer, Instant now) {
        return said.toLowerCase(Locale.ROOT).contains("monthly limit")
                ? new SendResult.Rejected(
                        Scope.INBOX,
                        "monthly_limit",
                        "The account has sent all messages of this month that its plan has. Change the plan, or wait for the next month.")
                : new SendResult.Throttled(RetryAfter.of(answer, now), Scope.INBOX);
    }

    private static String message(JsonNode body, int status) {
        List<String> words = new ArrayList<>();
        UntrustedJson.filled(body, "message").ifPresent(words::add);
        UntrustedJson.filled(body.path("details").path(0), "message").ifPresent(words::add);
        UntrustedJson.filled(body.path("details").path(0), "property").ifPresent(words::add);
        String joined = words.isEmpty() ? "HTTP " + status : String.join(" ", words);
        return UntrustedJson.brief(joined, LONGEST_MESSAGE);
    }

    private static List<String> ids(JsonNode body) {
        List<String> ids = new ArrayList<>();
        for (JsonNode message : body.path("sentMessages")) {
            UntrustedJson.id(message, "id").ifPresent(ids::add);
        }
        return ids;
    }
}
