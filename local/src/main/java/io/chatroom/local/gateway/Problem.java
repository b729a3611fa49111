package io.chatroom.local.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.events.Ids;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.UUID;

/** An answer by RFC 9457 from the gateway itself. */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<String> errors,
        @JsonProperty("request_id") UUID requestId) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Problem of(int status, String title, String code, String detail) {
        return new Problem("/problems/" + code, title, status, detail, code, List.of(), Ids.next());
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(io.vertx.core.buffer.Buffer.buffer(json()));
    }
}
