package io.chatroom.platforms.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UrlEncoded;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** <a href="https://docs.slack.dev/apis/web-api">The Web API</a>, called with the token of an inbox. */
final class SlackApi {
    private static final String REAL = "https://slack.com/api";
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final String token;
    private final PlatformHttp http;

    private SlackApi(String base, String token, PlatformHttp http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /** Empty if the inbox has no token, or its address of the API is none. */
    static Optional<SlackApi> of(Inbox inbox, PlatformHttp http) {
        String base = inbox.setting("api_base_url").orElse(REAL).replaceAll("/+$", "");
        return inbox.credentials().all(SlackDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .filter(token -> !token.isBlank() && ServerAddress.hasHost(base))
                .map(token -> new SlackApi(base, token, http));
    }

    SlackAnswer get(String method, SequencedMap<String, String> arguments) {
        String query = UrlEncoded.pairs(arguments);
        URI url = URI.create(base + "/" + method + "?" + query);
        return SlackAnswer.of(
                http.exchange(new PlatformHttp.Request("GET", url, url.toString(), authorization(), new byte[0])));
    }

    SlackAnswer post(String method, ObjectNode arguments) {
        URI url = URI.create(base + "/" + method);
        Map<String, String> headers =
                Map.of("authorization", "Bearer " + token, "content-type", "application/json; charset=utf-8");
        return SlackAnswer.of(
                http.exchange(new PlatformHttp.Request("POST", url, url.toString(), headers, bytes(arguments))));
    }

    Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token);
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
