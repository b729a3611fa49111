package io.chatroom.local.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A conversation as it is to be played. {@code platform} is webhook, telegram or site. */
record Script(String platform, String name, @Nullable String email, List<Step> steps) {

    /** One field says what happens; {@code attachment} goes with {@code they}. */
    record Step(
            @Nullable String they,
            @Nullable Attachment attachment,
            @Nullable String edit,
            @Nullable String react,
            @Nullable String we,
            @Nullable String note,
            boolean resolve,
            boolean pending) {}

    record Attachment(
            String name, @JsonProperty("mime_type") String mimeType, long size) {}

    static List<Script> all() {
        try (InputStream resource =
                Objects.requireNonNull(Script.class.getResourceAsStream("conversations.json"), "conversations.json")) {
            return List.of(new ObjectMapper().readValue(resource, Script[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
