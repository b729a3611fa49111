package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on Telegram: a chat, one topic of a chat that has topics, or a person's chat with a business account that the bot
 * answers for. Written {@code chat}, {@code chat:topic} or {@code chat:business:connection}.
 */
record TelegramChat(
        String id, @Nullable String topic, @Nullable String business) {
    private static final Pattern WRITTEN =
            Pattern.compile("(-?[0-9]{1,18}|@[A-Za-z0-9_]{1,64})(?::([0-9]{1,18})|:business:([A-Za-z0-9_-]{1,128}))?");
    private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** Null for an id that no update of ours can have led to. */
    static @Nullable TelegramChat parse(String conversationId) {
        Matcher matcher = WRITTEN.matcher(conversationId);
        return matcher.matches() ? new TelegramChat(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
    }

    static boolean isConnection(String businessConnectionId) {
        return CONNECTION.matcher(businessConnectionId).matches();
    }

    String conversationId() {
        if (business != null) {
            return id + ":business:" + business;
        }
        return topic == null ? id : id + ":" + topic;
    }

    /** The same under the id it has now; topics and business chats keep theirs. */
    TelegramChat movedTo(long chatId) {
        return new TelegramChat(Long.toString(chatId), topic, business);
    }

    void addTo(ObjectNode request) {
        if (business != null) {
            request.put("business_connection_id", business);
        }
        if (id.startsWith("@")) {
            request.put("chat_id", id);
        } else {
            request.put("chat_id", Long.parseLong(id));
        }
        if (topic != null) {
            request.put("message_thread_id", Long.parseLong(topic));
        }
    }
}
