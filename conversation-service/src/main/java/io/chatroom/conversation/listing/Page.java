package io.chatroom.conversation.listing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some items of a list; {@code nextCursor} asks for those after them, and is null with the last ones. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** {@code found} holds one more than {@code limit} if there is a next page; a cursor is made of its last shown item. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        return new Page<>(List.copyOf(shown), more ? cursor.apply(shown.getLast()) : null);
    }

    /** A list that is short enough to be one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(List.copyOf(items), null);
    }
}
