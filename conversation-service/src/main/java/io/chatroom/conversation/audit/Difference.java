package io.chatroom.conversation.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change did, field by field, for the trail: of each field that differs, what it was and what it is. No field may be a secret. */
public record Difference(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    public static Difference of(
            Map<String, ? extends @Nullable Object> was, Map<String, ? extends @Nullable Object> is) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        was.forEach((field, value) -> {
            if (!Objects.equals(value, is.get(field))) {
                before.put(field, value);
            }
        });
        is.forEach((field, value) -> {
            if (!Objects.equals(value, was.get(field))) {
                after.put(field, value);
            }
        });
        return new Difference(before, after);
    }

    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    /** {@code more} is what to know besides. */
    public Map<String, Object> with(Map<String, ?> more) {
        Map<String, Object> detail = new LinkedHashMap<>(more);
        detail.put("before", before);
        detail.put("after", after);
        return detail;
    }
}
