package io.chatroom.platforms.rocketchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * <a href="https://developer.rocket.chat/apidocs/send-message">Sends a message</a> under an id of the reply's, which is what it is looked for
 * by when no answer came.
 */
@Singleton
class RocketChatOutbound implements OutboundPlatform, LookUpPlatform {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return RocketChatDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<RocketChatApi> api = RocketChatApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "The inbox has no server's address, no bot's user id, or no bot's token. Set them, and its replies go out.");
        }
        return switch (api.get().post("chat.sendMessage", body(message))) {
            case Outcome.Answered answer -> classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    @Override
    public Found lookUp(OutboundMessage message, Instant since, Inbox inbox, PlatformHttp http) {
        Optional<RocketChatApi> api = RocketChatApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Found.Unanswered("the inbox is not set up");
        }
        return switch (api.get().get("chat.getMessage?msgId=" + idOf(message))) {
            case Outcome.NotSent(String reason) -> new Found.Unanswered(reason);
            case Outcome.NoAnswer(String reason) -> new Found.Unanswered(reason);
            case Outcome.Answered answer -> found(answer);
        };
    }

    /** Of what is not there it says no more than that it did not succeed. */
    private static Found found(Outcome.Answered answer) {
        JsonNode body = RocketChatApi.json(answer);
        Optional<String> id = UntrustedJson.id(body.path("message"), "_id");
        if (answer.status() == 200 && id.isPresent()) {
            return new Found.There(List.of(id.get()));
        }
        boolean refused = answer.status() == 400
                && body.path("success").isBoolean()
                && !body.path("success").booleanValue();
        return refused && !body.has("error")
                ? new Found.NotThere()
                : new Found.Unanswered("the server answered " + answer.status());
    }

    private static SendResult classify(Outcome.Answered answer, Instant now) {
        JsonNode body = RocketChatApi.json(answer);
        int status = answer.status();
        if (status == 200) {
            return UntrustedJson.id(body.path("message"), "_id")
                    .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                    .orElseGet(() -> new SendResult.Unavailable("the server answered 200 without a message", true));
        }
        String error = UntrustedJson.filled(body, "error")
                .or(() -> UntrustedJson.filled(body, "message"))
                .orElse("The server answered " + status + ".");
        if (status == 429 || error.contains("error-too-many-requests")) {
            return new SendResult.Throttled(wait(answer, now), Scope.INBOX);
        }
        String type = UntrustedJson.filled(body, "errorType").orElse(error);
        return switch (status) {
            case 401 ->
                new SendResult.Rejected(Scope.INBOX, "unauthorized", "The server does not know the bot's token.");
            case 403 -> new SendResult.Rejected(Scope.CONVERSATION, "forbidden", error);
            // no REST API of Rocket.Chat
            case 404 -> new SendResult.Rejected(Scope.INBOX, "no_such_api", error);
            default -> {
                if (status >= 400 && status < 500 && status != 408) {
                    yield new SendResult.Rejected(concerns(type), code(type, status), error);
                }
                yield new SendResult.Unavailable(error, status >= 500);
            }
        };
    }

    /** A room that is gone, archived or closed to the bot will take no other message either. */
    private static Scope concerns(String type) {
        boolean room = List.of(
                        "error-invalid-room",
                        "error-room-not-found",
                        "error-room-archived",
                        "error-not-allowed",
                        "error-action-not-allowed",
                        "error-user-not-in-room",
                        "room_is_blocked",
                        "room_is_archived",
                        "You can't send messages",
                        "You have been muted")
                .stream()
                .anyMatch(type::contains);
        return room ? Scope.CONVERSATION : Scope.MESSAGE;
    }

    private static String code(String type, int status) {
        return type.startsWith("error-") && RocketChatApi.isId(type.replace("-", ""))
                ? type.substring("error-".length())
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('-', '_')
                : "http_" + status;
    }

    /** When the server will listen again, in milliseconds since 1970. */
    private static Duration wait(Outcome.Answered answer, Instant now) {
        return answer.header("x-ratelimit-reset")
                .filter(value -> value.length() <= 15 && value.chars().allMatch(c -> c >= '0' && c <= '9'))
                .filter(value -> !value.isEmpty())
                .map(value -> Duration.between(now, Instant.ofEpochMilli(Long.parseLong(value))))
                .map(wait -> RetryAfter.ofSeconds((Math.max(0, wait.toMillis()) + 999) / 1000))
                .orElseGet(() -> RetryAfter.of(answer, now));
    }

    private static byte[] body(OutboundMessage message) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode sent = body.putObject("message")
                .put("_id", idOf(message))
                .put("rid", message.externalConversationId())
                .put("msg", RocketChatText.write(message.text()));
        if (message.replyToExternalId() != null) {
            sent.put("tmid", message.replyToExternalId());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reply " + message.replyId(), e);
        }
    }

    private static String idOf(OutboundMessage message) {
        return message.key().toString().replace("-", "");
    }
}
