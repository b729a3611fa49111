package io.chatroom.conversation.rows;

import org.jspecify.annotations.Nullable;

/** Postgres text and jsonb cannot hold the character NUL: it becomes the replacement character, rather than a refused row. */
public final class Storable {

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    public static String text(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private Storable() {}
}
