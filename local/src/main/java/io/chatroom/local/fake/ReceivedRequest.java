package io.chatroom.local.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What arrived. Header names are lower-case.
 *
 * @param status what it was answered with; 0 if the connection was closed instead
 */
public record ReceivedRequest(
        String method, String path, Map<String, List<String>> headers, byte[] body, Instant at, int status) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text(), e);
        }
    }

    ReceivedRequest answered(int with) {
        return new ReceivedRequest(method, path, headers, body, at, with);
    }
}
