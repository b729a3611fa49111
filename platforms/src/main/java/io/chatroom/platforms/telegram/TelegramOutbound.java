package io.chatroom.platforms.telegram;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends text through <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>, and files by their address, of which
 * the Bot API fetches <a href="https://core.telegram.org/bots/api#sending-files">pictures and few other kinds</a>; of any other file
 * the address itself is sent. Text goes without a parse mode, so nothing in it can be markup, and none of it can be malformed.
 */
@Singleton
class TelegramOutbound implements OutboundPlatform {
    private static final Set<String> PHOTOS = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Set<String> DOCUMENTS = Set.of("application/pdf", "application/zip", "image/gif");
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9]{1,18}");

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
        Optional<TelegramApi> api = TelegramApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no bot token, or its API address is not a URL.");
        }
        Outcome outcome = send(message, chat, api.get());
        Optional<Long> newId = TelegramAnswer.chatHasMovedTo(outcome);
        if (newId.isEmpty()) {
            return result(outcome, message);
        }
        // a refusal that says where to go: nothing was sent, and there it will be taken
        TelegramChat moved = chat.movedTo(newId.get());
        SendResult result = result(send(message, moved, api.get()), message);
        return result instanceof SendResult.Sent(List<String> externalIds, String _)
                ? new SendResult.Sent(externalIds, moved.conversationId())
                : result;
    }

    private static SendResult result(Outcome outcome, OutboundMessage message) {
        return switch (outcome) {
            case Outcome.Answered answer -> TelegramAnswer.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static Outcome send(OutboundMessage message, TelegramChat chat, TelegramApi api) {
        Call call = Call.of(message);
        ObjectNode arguments = TelegramApi.arguments();
        chat.addTo(arguments);
        arguments.put(call.field(), call.value());
        addReplyTo(message.part().isFirst() ? message.replyToExternalId() : null, arguments);
        return api.call(call.method(), arguments);
    }

    private static void addReplyTo(@Nullable String messageId, ObjectNode arguments) {
        if (messageId != null && MESSAGE_ID.matcher(messageId).matches()) {
            // the message may be deleted by now, and the answer is still worth sending
            arguments
                    .putObject("reply_parameters")
                    .put("message_id", Long.parseLong(messageId))
                    .put("allow_sending_without_reply", true);
        }
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
}
