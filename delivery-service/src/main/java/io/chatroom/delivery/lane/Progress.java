package io.chatroom.delivery.lane;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a reply the platform has taken.
 *
 * @param text how much of the text, in UTF-16 units
 * @param files how many of the files
 * @param parts how many messages of the platform that was
 * @param externalIds the platform's ids for them
 */
public record Progress(int text, int files, int parts, List<String> externalIds) {
    public static final Progress NONE = new Progress(0, 0, 0, List.of());

    public Progress {
        externalIds = List.copyOf(externalIds);
    }

    public boolean isNone() {
        return parts == 0;
    }

    List<String> externalIdsWith(List<String> more) {
        return Stream.concat(externalIds.stream(), more.stream()).toList();
    }

    public static Progress read(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            return EventJson.read(json.getBytes(StandardCharsets.UTF_8), Progress.class);
        } catch (MalformedPayload e) {
            throw new IllegalStateException("stored progress does not read: " + json, e);
        }
    }

    @Nullable
    String written() {
        return isNone() ? null : new String(EventJson.write(this, Progress.class), StandardCharsets.UTF_8);
    }
}
