package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.ServerAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** <a href="https://core.telegram.org/bots/api#making-requests">The Bot API</a>. The token is in the path, so the path is shown without it. */
final class TelegramApi {
    private static final String REAL = "https://api.telegram.org";
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final String token;
    private final PlatformHttp http;

    private TelegramApi(String base, String token, PlatformHttp http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /** Empty if the inbox has no token, or its address of the API is none. */
    static Optional<TelegramApi> of(Inbox inbox, PlatformHttp http) {
        String base = inbox.setting("api_base_url").orElse(REAL).replaceAll("/+$", "");
        return inbox.credentials().all(TelegramDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .filter(token -> ServerAddress.hasHost(base + "/bot" + token))
                .map(token -> new TelegramApi(base, token, http));
    }

    Outcome call(String method, ObjectNode arguments) {
        return http.exchange(new PlatformHttp.Request(
                "POST",
                URI.create(base + "/bot" + token + "/" + method),
                base + "/bot…/" + method,
                Map.of("content-type", "application/json"),
                bytes(arguments)));
    }

    /** Where a file is, by the path that {@code getFile} told. */
    PlatformHttp.Request file(String path) {
        return new PlatformHttp.Request(
                "GET",
                URI.create(base + "/file/bot" + token + "/" + path),
                base + "/file/bot…/" + path,
                Map.of(),
                new byte[0]);
    }

    static ObjectNode arguments() {
        return JSON.createObjectNode();
    }

    private static byte[] bytes(ObjectNode arguments) {
        try {
            return JSON.writeValueAsBytes(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
