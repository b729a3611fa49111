package io.chatroom.platforms.meta;

import org.jspecify.annotations.Nullable;

/** A conversation of the Messenger Platform: a page or account of ours, and a person as it knows them. Written {@code account:person}. */
public record MessagingChat(String account, String person) {
    static final int LONGEST = 255;

    /** Null for an id that cannot be written into a request. */
    public static @Nullable MessagingChat parse(String conversationId) {
        int colon = conversationId.indexOf(':');
        if (colon < 1 || colon == conversationId.length() - 1) {
            return null;
        }
        String account = conversationId.substring(0, colon);
        return GraphApi.isNode(account) ? new MessagingChat(account, conversationId.substring(colon + 1)) : null;
    }

    String conversationId() {
        return account + ":" + person;
    }
}
