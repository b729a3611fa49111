package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends through <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>, as plain text. */
@Singleton
class TelegramOutbound implements OutboundPlatform {
    private static final String REAL_API = "https://api.telegram.org";
    /** More would outlast the time a worker has for one reply. */
    private static final int MOST_PARTS = 4;

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return TelegramDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        TelegramChat chat = TelegramChat.parse(message.externalConversationId());
        if (chat == null) {
            return new SendResult.Rejected(Scope.CONVERSATION, "no_such_chat", "This is no id of a Telegram chat.");
        }
        Optional<Api> api = api(inbox);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no bot token, or its API address is not a URL.");
        }
        List<String> parts = TelegramText.parts(message.text());
        if (parts.size() > MOST_PARTS) {
            return new SendResult.Rejected(
                    Scope.MESSAGE,
                    "text_too_long",
                    "Telegram takes " + TelegramText.LIMIT + " characters at a time; write at most " + MOST_PARTS
                            + " times that.");
        }
        List<String> externalIds = new ArrayList<>();
        for (String part : parts) {
            String replyTo = externalIds.isEmpty() ? message.replyToExternalId() : null;
            SendResult result = sendPart(part, chat, replyTo, api.get(), http, message);
            if (!(result instanceof SendResult.Sent(List<String> ids))) {
                return externalIds.isEmpty() ? result : brokenOff(result, externalIds.size(), parts.size());
            }
            externalIds.addAll(ids);
        }
        return new SendResult.Sent(externalIds);
    }

    private static SendResult sendPart(
            String text,
            TelegramChat chat,
            @Nullable String replyTo,
            Api api,
            PlatformHttp http,
            OutboundMessage message) {
        Outcome outcome = http.exchange(new PlatformHttp.Request(
                "POST",
                api.sendMessage(),
                api.redacted(),
                Map.of("content-type", "application/json"),
                body(text, chat, replyTo)));
        return switch (outcome) {
            case Outcome.Answered answer -> TelegramAnswer.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    /** Sending the whole again would repeat what is there already, so this is never simply "not sent". */
    private static SendResult brokenOff(SendResult last, int sent, int parts) {
        String reason = switch (last) {
            case SendResult.Rejected rejected -> rejected.reason();
            case SendResult.Throttled throttled ->
                "too fast, wait " + throttled.retryAfter().toSeconds() + " s";
            case SendResult.Unavailable unavailable -> unavailable.reason();
            case SendResult.Sent _ -> "";
        };
        return new SendResult.Unavailable(sent + " of " + parts + " parts are sent, then: " + reason, true);
    }

    private static byte[] body(String text, TelegramChat chat, @Nullable String replyTo) {
        ObjectNode body = JSON.createObjectNode();
        chat.addTo(body);
        body.put("text", text);
        if (replyTo != null && replyTo.matches("[0-9]{1,18}")) {
            // the message may be deleted by now, and the answer is still worth sending
            body.putObject("reply_parameters")
                    .put("message_id", Long.parseLong(replyTo))
                    .put("allow_sending_without_reply", true);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a message to chat " + chat.id(), e);
        }
    }

    /** Where to send; the token is in the path, so the path is shown without it. */
    private record Api(URI sendMessage, String redacted) {
        @Override
        public String toString() {
            return redacted;
        }
    }

    private static Optional<Api> api(Inbox inbox) {
        String base = inbox.setting("api_base_url").orElse(REAL_API).replaceAll("/+$", "");
        return inbox.credentials().all(TelegramDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .flatMap(token -> {
                    try {
                        URI url = URI.create(base + "/bot" + token + "/sendMessage");
                        return url.getHost() == null
                                ? Optional.empty()
                                : Optional.of(new Api(url, base + "/bot…/sendMessage"));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }
}
