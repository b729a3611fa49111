package io.chatroom.platforms.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection stands, so that another can <a href="https://docs.discord.com/developers/events/gateway#resuming">resume</a> it. It is of no use to
 * whoever has not got the bot's token.
 *
 * @param resumeUrl null if Discord named none that is to be called
 * @param sequence of the last dispatch
 * @param self the bot's own user id
 */
record DiscordSession(
        String id,
        @Nullable String resumeUrl,
        long sequence,
        @Nullable String self) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of what READY tells. */
    static Optional<DiscordSession> of(JsonNode ready, long sequence) {
        return UntrustedJson.id(ready, "session_id")
                .map(id -> new DiscordSession(
                        id,
                        UntrustedJson.filled(ready, "resume_gateway_url").orElse(null),
                        sequence,
                        UntrustedJson.id(ready.path("user"), "id").orElse(null)));
    }

    DiscordSession at(long later) {
        return later > sequence ? new DiscordSession(id, resumeUrl, later, self) : this;
    }

    String written() {
        ObjectNode written = JSON.createObjectNode()
                .put("session_id", id)
                .put("resume_gateway_url", resumeUrl)
                .put("seq", sequence);
        written.putObject("user").put("id", self);
        try {
            return JSON.writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a session", e);
        }
    }

    /** Empty for what does not read, too: then a new session begins. */
    static Optional<DiscordSession> read(@Nullable String written) {
        return written != null
                        && UntrustedJson.read(written.getBytes(StandardCharsets.UTF_8))
                                instanceof Reading.Json(JsonNode root)
                ? of(root, UntrustedJson.number(root, "seq").orElse(0L))
                : Optional.empty();
    }
}
