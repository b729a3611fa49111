package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends text through <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>, as plain text, and files by their
 * address, of which the Bot API fetches <a href="https://core.telegram.org/bots/api#sending-files">pictures and few other kinds</a>;
 * of any other file the address itself is sent.
 */
@Singleton
class TelegramOutbound implements OutboundPlatform {
    private static final String REAL_API = "https://api.telegram.org";
    private static final Set<String> PHOTOS = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Set<String> DOCUMENTS = Set.of("application/pdf", "application/zip", "image/gif");

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
        Call call = Call.of(message);
        Optional<Api> api = api(inbox, call.method());
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no bot token, or its API address is not a URL.");
        }
        Outcome outcome = http.exchange(new PlatformHttp.Request(
                "POST",
                api.get().url(),
                api.get().redacted(),
                Map.of("content-type", "application/json"),
                body(call, chat, message.part().isFirst() ? message.replyToExternalId() : null)));
        return switch (outcome) {
            case Outcome.Answered answer -> TelegramAnswer.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    /** The Bot API's method for a message, and the one field that differs. */
    private record Call(String method, String field, String value) {

        static Call of(OutboundMessage message) {
            return message.files().isEmpty()
                    ? new Call("sendMessage", "text", message.text())
                    : of(message.files().getFirst());
        }

        private static Call of(File file) {
            String type = file.mimeType() == null ? "" : file.mimeType().toLowerCase(Locale.ROOT);
            if (PHOTOS.contains(type)) {
                return new Call("sendPhoto", "photo", file.url());
            }
            if (DOCUMENTS.contains(type)) {
                return new Call("sendDocument", "document", file.url());
            }
            return new Call("sendMessage", "text", file.name() == null ? file.url() : file.name() + "\n" + file.url());
        }
    }

    private static byte[] body(Call call, TelegramChat chat, @Nullable String replyTo) {
        ObjectNode body = JSON.createObjectNode();
        chat.addTo(body);
        body.put(call.field(), call.value());
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
    private record Api(URI url, String redacted) {
        @Override
        public String toString() {
            return redacted;
        }
    }

    private static Optional<Api> api(Inbox inbox, String method) {
        String base = inbox.setting("api_base_url").orElse(REAL_API).replaceAll("/+$", "");
        return inbox.credentials().all(TelegramDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .flatMap(token -> {
                    try {
                        URI url = URI.create(base + "/bot" + token + "/" + method);
                        return url.getHost() == null
                                ? Optional.empty()
                                : Optional.of(new Api(url, base + "/bot…/" + method));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }
}
