package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends through <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>. Slack knows no key for a
 * message, so ours is attached as its metadata, and found there again when the answer was lost.
 */
@Singleton
class SlackOutbound implements OutboundPlatform, LookUpPlatform {
    private static final String EVENT_TYPE = "chatroom_reply";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    /** An answer is read up to 64 KiB, and a message with all that belongs to it takes one or two. */
    private static final String PAGE_SIZE = "25";
    /** What was written in a channel between two attempts fits easily; more than that is asked for again later. */
    private static final int MOST_PAGES = 10;

    @Override
    public String id() {
        return SlackDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<SlackChannel> channel = SlackChannel.parse(message.externalConversationId());
        if (channel.isEmpty()) {
            return new SendResult.Rejected(Scope.CONVERSATION, "no_such_channel", "This is no id of a Slack channel.");
        }
        Optional<SlackApi> api = SlackApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no bot token, or its API base URL is not a URL.");
        }
        return switch (api.get().post("chat.postMessage", arguments(message, channel.get()))) {
            case SlackAnswer.Ok ok ->
                UntrustedJson.id(ok.body(), "ts")
                        .<SendResult>map(ts -> new SendResult.Sent(List.of(ts)))
                        .orElseGet(() -> new SendResult.Unavailable("Slack took it and gave no ts", true));
            case SlackAnswer.Refused refused ->
                new SendResult.Rejected(refused.scope(), refused.error(), refused.reason());
            case SlackAnswer.TooFast(Duration retryAfter, Scope scope) -> new SendResult.Throttled(retryAfter, scope);
            case SlackAnswer.Failed(String reason, boolean maybeProcessed) ->
                new SendResult.Unavailable(reason, maybeProcessed);
        };
    }

    private static ObjectNode arguments(OutboundMessage message, SlackChannel channel) {
        ObjectNode arguments = SlackApi.arguments()
                .put("channel", channel.id())
                .put("text", SlackText.escaped(message.text()))
                // what an agent writes is not meant as markup
                .put("mrkdwn", false)
                .put("link_names", false);
        thread(message).ifPresent(ts -> arguments.put("thread_ts", ts));
        arguments
                .putObject("metadata")
                .put("event_type", EVENT_TYPE)
                .putObject("event_payload")
                .put("key", message.key().toString());
        return arguments;
    }

    /** Every part of an answer in a thread belongs there. */
    private static Optional<String> thread(OutboundMessage message) {
        return Optional.ofNullable(message.replyToExternalId()).filter(SlackTimestamp::isOne);
    }

    @Override
    public Found lookUp(OutboundMessage message, Instant since, Inbox inbox, PlatformHttp http) {
        Optional<SlackChannel> channel = SlackChannel.parse(message.externalConversationId());
        Optional<SlackApi> api = SlackApi.of(inbox, http);
        if (channel.isEmpty() || api.isEmpty()) {
            return new Found.Unanswered("The inbox cannot ask Slack.");
        }
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        arguments.put("channel", channel.get().id());
        thread(message).ifPresent(ts -> arguments.put("ts", ts));
        arguments.put("oldest", SlackTimestamp.of(since.minus(CLOCKS_DIFFER)));
        arguments.put("inclusive", "true");
        arguments.put("include_all_metadata", "true");
        arguments.put("limit", PAGE_SIZE);
        return pages(message, arguments, api.get());
    }

    private static Found pages(OutboundMessage message, SequencedMap<String, String> arguments, SlackApi api) {
        // answers in a thread are not in the channel's history
        String method = arguments.containsKey("ts") ? "conversations.replies" : "conversations.history";
        for (int page = 0; page < MOST_PAGES; page++) {
            SlackAnswer answer = api.get(method, arguments);
            if (!(answer instanceof SlackAnswer.Ok ok)) {
                return unanswered(answer);
            }
            JsonNode body = ok.body();
            if (!body.path("messages").isArray()) {
                return new Found.Unanswered("Slack's answer holds no messages");
            }
            Optional<String> there = find(body.path("messages"), message.key().toString());
            if (there.isPresent()) {
                return new Found.There(List.of(there.get()));
            }
            Optional<String> root = otherThread(body.path("messages"), arguments.get("ts"));
            Optional<String> next = UntrustedJson.filled(body.path("response_metadata"), "next_cursor");
            if (root.isPresent()) {
                arguments.put("ts", root.get());
                arguments.remove("cursor");
            } else if (next.isPresent()) {
                arguments.put("cursor", next.get());
            } else {
                return body.path("has_more").asBoolean(false)
                        ? new Found.Unanswered("Slack has more messages, and does not say how to get at them")
                        : new Found.NotThere();
            }
        }
        return new Found.Unanswered("more was written since than can be looked through");
    }

    private static Optional<String> find(JsonNode messages, String key) {
        return messages.valueStream()
                .filter(message -> message.path("metadata")
                        .path("event_payload")
                        .path("key")
                        .asText()
                        .equals(key))
                .flatMap(message -> UntrustedJson.id(message, "ts").stream())
                .findFirst();
    }

    /** Who answers to an answer answers in its thread, and only the thread's first message leads to all of it. */
    private static Optional<String> otherThread(JsonNode messages, @Nullable String ts) {
        return messages.valueStream()
                .filter(message -> UntrustedJson.id(message, "ts")
                        .filter(id -> id.equals(ts))
                        .isPresent())
                .flatMap(message -> UntrustedJson.id(message, "thread_ts").stream())
                .filter(root -> SlackTimestamp.isOne(root) && !root.equals(ts))
                .findFirst();
    }

    private static Found unanswered(SlackAnswer answer) {
        return new Found.Unanswered(
                switch (answer) {
                    case SlackAnswer.Refused refused -> refused.reason();
                    case SlackAnswer.TooFast _ -> "Slack was asked too often";
                    case SlackAnswer.Failed failed -> failed.reason();
                    case SlackAnswer.Ok _ -> throw new IllegalStateException("that is an answer");
                });
    }
}
