package io.chatroom.platforms.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** <a href="https://zulip.com/api/send-message">Sends a message</a> to a topic of a channel, or to people. */
@Singleton
class ZulipOutbound implements OutboundPlatform {

    @Override
    public String id() {
        return ZulipDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<ZulipConversation> conversation = ZulipConversation.parse(message.externalConversationId());
        if (conversation.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.CONVERSATION, "no_such_place", "This is no id of a conversation on Zulip.");
        }
        Optional<ZulipApi> api = ZulipApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "The inbox has no server's address, no bot's email, or no API key. Set them, and its replies go out.");
        }
        return switch (api.get().post("messages", form(message, conversation.get()))) {
            case Outcome.Answered answer -> classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static SequencedMap<String, String> form(OutboundMessage message, ZulipConversation conversation) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        switch (conversation) {
            case ZulipConversation.Topic(String channelId, String topic) -> {
                form.put("type", "stream");
                form.put("to", channelId);
                form.put("topic", topic);
            }
            case ZulipConversation.People(List<String> userIds) -> {
                // the name of direct messages that older servers know too
                form.put("type", "private");
                form.put("to", "[" + String.join(",", userIds) + "]");
            }
        }
        form.put("content", ZulipText.write(message.text()));
        return form;
    }

    private static SendResult classify(Outcome.Answered answer, Instant now) {
        JsonNode body = ZulipApi.json(answer);
        int status = answer.status();
        if (status == 200) {
            return UntrustedJson.id(body, "id")
                    .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                    .orElseGet(() -> new SendResult.Unavailable("the server answered 200 without an id", true));
        }
        String reason = UntrustedJson.filled(body, "msg").orElse("The server answered " + status + ".");
        String name = UntrustedJson.filled(body, "code").orElse("");
        String code = name.matches("[A-Z0-9_]{1,60}") ? name.toLowerCase(Locale.ROOT) : "http_" + status;
        if (status == 429) {
            return new SendResult.Throttled(wait(answer, body, now), Scope.INBOX);
        }
        if (status >= 400 && status < 500 && status != 408) {
            return new SendResult.Rejected(concerns(status, name, reason), code, reason);
        }
        return new SendResult.Unavailable(reason, status >= 500);
    }

    private static Scope concerns(int status, String name, String reason) {
        return switch (name) {
            case "UNAUTHORIZED", "INVALID_API_KEY", "REALM_DEACTIVATED", "USER_DEACTIVATED", "NONEXISTENT_SUBDOMAIN" ->
                Scope.INBOX;
            case "STREAM_DOES_NOT_EXIST" -> Scope.CONVERSATION;
            default ->
                switch (status) {
                    case 401, 404 -> Scope.INBOX;
                    case 403 -> Scope.CONVERSATION;
                    // there is no name for it, and what is meant is the place
                    default ->
                        reason.startsWith("Not authorized to send") || reason.contains("deactivated")
                                ? Scope.CONVERSATION
                                : Scope.MESSAGE;
                };
        };
    }

    /** The body has it with fractions; so has the header. */
    private static Duration wait(Outcome.Answered answer, JsonNode body, Instant now) {
        JsonNode seconds = body.path("retry-after");
        return seconds.isNumber() && seconds.doubleValue() >= 0 && seconds.doubleValue() < 86_400
                ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1000))
                : RetryAfter.of(answer, now);
    }
}
