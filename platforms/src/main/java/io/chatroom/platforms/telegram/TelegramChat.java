package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A conversation on Telegram: a chat, or one topic of a chat that has topics. Written {@code chat} or {@code chat:topic}. */
record TelegramChat(String id, @Nullable String topic) {
    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,18}|@[A-Za-z0-9_]{1,64})(?::([0-9]{1,18}))?");

    /** Null for an id that no update of ours can have led to. */
    static @Nullable TelegramChat parse(String conversationId) {
        Matcher matcher = WRITTEN.matcher(conversationId);
        return matcher.matches() ? new TelegramChat(matcher.group(1), matcher.group(2)) : null;
    }

    String conversationId() {
        return topic == null ? id : id + ":" + topic;
    }

    void addTo(ObjectNode request) {
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
