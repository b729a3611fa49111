package io.chatroom.platforms.mattermost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** <a href="https://developers.mattermost.com/api-documentation/">The REST API</a> of the inbox's own server. */
final class MattermostApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ID = Pattern.compile("[a-z0-9]{26}");
    private static final Pattern REST = Pattern.compile("(/api/v4)?/*$");

    private final String base;
    private final String token;
    private final PlatformHttp http;

    private MattermostApi(String base, String token, PlatformHttp http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /** Empty if the inbox has no token, or no address of a server. */
    static Optional<MattermostApi> of(Inbox inbox, PlatformHttp http) {
        return server(inbox)
                .flatMap(server -> inbox.credentials().all(MattermostDescriptor.BOT_TOKEN).stream()
                        .findFirst()
                        .filter(token -> !token.isBlank())
                        .map(token -> new MattermostApi(server + "/api/v4", token, http)));
    }

    /** There is no Mattermost but the ones people run, so the address must be given. */
    static Optional<String> server(Inbox inbox) {
        return inbox.setting("api_base_url")
                .map(url -> REST.matcher(url).replaceFirst(""))
                .filter(MattermostApi::isAddress);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    URI address(String path) {
        return URI.create(base + path);
    }

    Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token);
    }

    Outcome get(String path) {
        URI url = address(path);
        return http.exchange(new PlatformHttp.Request("GET", url, url.toString(), authorization(), new byte[0]));
    }

    Outcome post(String path, ObjectNode body) {
        URI url = address(path);
        Map<String, String> headers = Map.of("authorization", "Bearer " + token, "content-type", "application/json");
        return http.exchange(new PlatformHttp.Request("POST", url, url.toString(), headers, bytes(body)));
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return address.getHost() != null && address.getScheme() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
