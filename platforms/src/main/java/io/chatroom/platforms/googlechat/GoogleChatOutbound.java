package io.chatroom.platforms.googlechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.AccessTokens;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * <a href="https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create">Creates a message</a> under a request id
 * and a name of the reply's, so that sending it again makes no second one.
 */
@Singleton
class GoogleChatOutbound implements OutboundPlatform {
    private static final String REAL_API = "https://chat.googleapis.com";
    private static final JsonMapper JSON = new JsonMapper();

    private final AccessTokens tokens = new AccessTokens();

    @Override
    public String id() {
        return GoogleChatDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        String conversation = message.externalConversationId();
        if (!GoogleChatEvent.isName(conversation)) {
            return new SendResult.Rejected(
                    Scope.CONVERSATION, "no_such_space", "This is no name of a space of Google Chat.");
        }
        Optional<ServiceAccount> account = ServiceAccount.of(inbox);
        Optional<URI> url = address(message, inbox);
        if (account.isEmpty() || url.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "The inbox has no usable service account key, or its API address is not a URL.");
        }
        return tokens.send(
                inbox,
                account.get().grant(),
                message.now(),
                () -> account.get().token(inbox, message.now(), http),
                token -> send(message, token, url.get(), http));
    }

    private static SendResult send(OutboundMessage message, String token, URI url, PlatformHttp http) {
        Outcome outcome = http.exchange(new PlatformHttp.Request(
                "POST",
                url,
                url.toString(),
                Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
                body(message)));
        return switch (outcome) {
            case Outcome.Answered answer -> classify(answer, message);
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static SendResult classify(Outcome.Answered answer, OutboundMessage message) {
        int status = answer.status();
        JsonNode body = ServiceAccount.json(answer.body());
        if (status == 200) {
            return UntrustedJson.id(body, "name")
                    .<SendResult>map(name -> new SendResult.Sent(List.of(name)))
                    .orElseGet(() -> new SendResult.Unavailable("Google answered 200 without a name", true));
        }
        JsonNode error = body.path("error");
        String name = UntrustedJson.filled(error, "status").orElse("");
        String code = name.matches("[A-Z_]{1,60}") ? name.toLowerCase(Locale.ROOT) : "http_" + status;
        String reason = UntrustedJson.filled(error, "message").orElse("Google answered " + status + ".");
        return switch (status) {
            // the message of that name is there already, and it is this one
            case 409 -> new SendResult.Sent(List.of(space(message) + "/messages/" + nameOf(message)));
            case 401 -> new SendResult.Rejected(Scope.INBOX, AccessTokens.UNAUTHORIZED, reason);
            case 403 -> new SendResult.Rejected(forbidden(error), code, reason);
            case 404 -> new SendResult.Rejected(Scope.CONVERSATION, code, reason);
            case 429 -> new SendResult.Throttled(RetryAfter.of(answer, message.now()), Scope.CONVERSATION);
            default -> {
                if (status >= 400 && status < 500 && status != 408) {
                    yield new SendResult.Rejected(Scope.MESSAGE, code, reason);
                }
                yield new SendResult.Unavailable(reason, status >= 500);
            }
        };
    }

    /** The API that was never switched on lets nothing out; otherwise the app is not in this space any more. */
    private static Scope forbidden(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").asText("").equals("SERVICE_DISABLED")) {
                return Scope.INBOX;
            }
        }
        return Scope.CONVERSATION;
    }

    private static byte[] body(OutboundMessage message) {
        ObjectNode body = JSON.createObjectNode().put("text", GoogleChatText.write(message.text()));
        if (!space(message).equals(message.externalConversationId())) {
            body.putObject("thread").put("name", message.externalConversationId());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reply " + message.replyId(), e);
        }
    }

    private static Optional<URI> address(OutboundMessage message, Inbox inbox) {
        return api(
                inbox,
                space(message) + "/messages?requestId=" + message.key() + "&messageId=" + nameOf(message)
                        + "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
    }

    /** Empty if the inbox is pointed at a server by something that is no URL. */
    static Optional<URI> api(Inbox inbox, String path) {
        String base = inbox.setting("api_base_url").orElse(REAL_API).replaceAll("/+$", "");
        return ServerAddress.read(base + "/v1/" + path);
    }

    /** A thread is named behind its space. */
    private static String space(OutboundMessage message) {
        String conversation = message.externalConversationId();
        int end = conversation.indexOf('/', "spaces/".length());
        return end < 0 ? conversation : conversation.substring(0, end);
    }

    private static String nameOf(OutboundMessage message) {
        return "client-" + message.key();
    }
}
