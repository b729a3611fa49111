package io.chatroom.platforms.twilio;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Creates a <a href="https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource">message</a>, from the number the
 * conversation is with. An SMS is plain text; where WhatsApp reads {@code *bold*} out of one there is no way to write it otherwise.
 */
@Singleton
class TwilioOutbound implements OutboundPlatform {

    @Override
    public String id() {
        return TwilioDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        TwilioChat chat = TwilioChat.parse(message.externalConversationId());
        if (chat == null) {
            return new SendResult.Rejected(Scope.CONVERSATION, "no_such_chat", "This is no id of a chat at Twilio.");
        }
        Optional<TwilioApi> api = TwilioApi.of(inbox);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "The inbox has no account SID or auth token, or its API address is not a URL.");
        }
        SendResult result = switch (api.get().post(http, "/Messages.json", form(message, chat, inbox))) {
            case Outcome.Answered answer -> TwilioErrors.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
        return ofAnotherNumber(result, inbox, chat);
    }

    private static SequencedMap<String, String> form(OutboundMessage message, TwilioChat chat, Inbox inbox) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("To", chat.theirs());
        form.put("From", chat.ours());
        if (message.files().isEmpty()) {
            form.put("Body", message.text());
        } else {
            form.put("MediaUrl", message.files().getFirst().url());
        }
        inbox.setting(TwilioDescriptor.STATUS_CALLBACK_URL).ifPresent(url -> form.put("StatusCallback", url));
        return form;
    }

    /** A number we had once is nothing against the inbox's own. */
    private static SendResult ofAnotherNumber(SendResult result, Inbox inbox, TwilioChat chat) {
        boolean another = inbox.setting(TwilioDescriptor.PHONE_NUMBER)
                .filter(number -> !number.equals(chat.ours()))
                .isPresent();
        boolean aboutNumber = result instanceof SendResult.Rejected(Scope scope, String code, String _)
                && scope == Scope.INBOX
                && (code.startsWith("twilio_21") || code.startsWith("twilio_63"));
        return another && aboutNumber && result instanceof SendResult.Rejected(Scope _, String code, String reason)
                ? new SendResult.Rejected(
                        Scope.CONVERSATION,
                        code,
                        "This conversation is with another number (" + chat.ours() + ") than the inbox's. " + reason)
                : result;
    }
}
