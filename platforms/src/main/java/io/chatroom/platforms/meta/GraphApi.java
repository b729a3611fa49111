package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UrlEncoded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Calls of the <a href="https://developers.facebook.com/docs/graph-api">Graph API</a> with an inbox's access token. The token goes into a
 * header and never into the URL.
 */
public final class GraphApi {
    public static final String FACEBOOK = "https://graph.facebook.com";
    private static final String VERSION = "v24.0";
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final String base;
    private final String token;

    private GraphApi(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Empty if the inbox has no access token, or is pointed at a server by something that is no URL. */
    public static Optional<GraphApi> of(Inbox inbox, String server) {
        String base = inbox.setting("api_base_url").orElse(server).replaceAll("/+$", "");
        return inbox.credentials().all(MetaApp.ACCESS_TOKEN).stream()
                .findFirst()
                .filter(_ -> ServerAddress.isBase(base))
                .map(token -> new GraphApi(base + "/" + VERSION + "/", token));
    }

    /** With the token of the app itself, for what concerns the app and not one of its pages. */
    public GraphApi asApp(String appId, String appSecret) {
        return new GraphApi(base, appId + "|" + appSecret);
    }

    /** Whether it can be the id of anything in the graph, so that it can stand in a path. */
    public static boolean isNode(String id) {
        return NODE.matcher(id).matches();
    }

    public Outcome post(PlatformHttp http, String path, JsonNode body) {
        return call(http, "POST", path, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Outcome get(PlatformHttp http, String path, Map<String, String> query) {
        String parameters = UrlEncoded.pairs(new TreeMap<>(query));
        return call(http, "GET", query.isEmpty() ? path : path + "?" + parameters, new byte[0]);
    }

    public Outcome delete(PlatformHttp http, String path) {
        return call(http, "DELETE", path, new byte[0]);
    }

    /** For what the Graph API names the address of, and is not the Graph API. */
    public Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token);
    }

    private Outcome call(PlatformHttp http, String method, String path, byte[] body) {
        URI url = URI.create(base + path);
        Map<String, String> headers = body.length == 0
                ? authorization()
                : Map.of("authorization", "Bearer " + token, "content-type", "application/json");
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    @Override
    public String toString() {
        return base;
    }
}
