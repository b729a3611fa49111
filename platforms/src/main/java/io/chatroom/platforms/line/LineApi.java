package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls of the <a href="https://developers.line.biz/en/reference/messaging-api/">Messaging API</a> with a channel's access token. */
final class LineApi {
    private static final String REAL_API = "https://api.line.me";
    private static final String REAL_CONTENT = "https://api-data.line.me";

    private final String base;
    private final String token;

    private LineApi(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Empty if the inbox has no access token, or is pointed at a server by something that is no URL. */
    static Optional<LineApi> of(Inbox inbox) {
        return of(inbox, REAL_API);
    }

    /** Files are on another server. */
    static Optional<LineApi> ofContent(Inbox inbox) {
        return of(inbox, REAL_CONTENT);
    }

    private static Optional<LineApi> of(Inbox inbox, String real) {
        String base = inbox.setting("api_base_url").orElse(real).replaceAll("/+$", "");
        return inbox.credentials().all(LineDescriptor.CHANNEL_ACCESS_TOKEN).stream()
                .findFirst()
                .filter(_ -> ServerAddress.isBase(base))
                .map(token -> new LineApi(base + "/v2/bot/", token));
    }

    /** User, group and room ids are a letter and hexadecimal digits, so that they can stand in a path. */
    static boolean isId(String id) {
        return id.length() >= 2
                && id.length() <= 64
                && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    Outcome get(PlatformHttp http, String path) {
        return call(http, "GET", path, new byte[0], Map.of());
    }

    Outcome send(PlatformHttp http, String method, String path, JsonNode body, Map<String, String> more) {
        return call(http, method, path, body.toString().getBytes(StandardCharsets.UTF_8), more);
    }

    static JsonNode body(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    URI address(String path) {
        return URI.create(base + path);
    }

    Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token);
    }

    private Outcome call(PlatformHttp http, String method, String path, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.putAll(authorization());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        URI url = address(path);
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    @Override
    public String toString() {
        return base;
    }
}
