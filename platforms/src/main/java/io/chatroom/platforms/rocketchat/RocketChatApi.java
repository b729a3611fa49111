package io.chatroom.platforms.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server's REST API, as the bot. */
record RocketChatApi(String base, String userId, String token, PlatformHttp http) {
    static final String API_BASE_URL = "api_base_url";

    static Optional<RocketChatApi> of(Inbox inbox, PlatformHttp http) {
        Optional<String> base = ServerAddress.own(inbox);
        Optional<String> userId = inbox.setting(RocketChatDescriptor.BOT_USER_ID);
        Optional<String> token =
                inbox.credentials().all(RocketChatDescriptor.BOT_TOKEN).stream().findFirst();
        return base.isPresent() && userId.isPresent() && token.isPresent()
                ? Optional.of(new RocketChatApi(base.get(), userId.get(), token.get(), http))
                : Optional.empty();
    }

    Outcome get(String path) {
        return exchange("GET", path, new byte[0]);
    }

    Outcome post(String path, byte[] body) {
        return exchange("POST", path, body);
    }

    URI upload(String id) {
        return URI.create(base + "/file-upload/" + id + "/file");
    }

    Map<String, String> authorization() {
        return Map.of("x-auth-token", token, "x-user-id", userId);
    }

    private Outcome exchange(String method, String path, byte[] body) {
        URI url = URI.create(base + "/api/v1/" + path);
        Map<String, String> headers = new HashMap<>(authorization());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    /** Letters and digits, as the server makes them: fit to stand in an address. */
    static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && text.chars().allMatch(c -> c < 0x7f && Character.isLetterOrDigit(c));
    }

    static JsonNode json(Outcome.Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    @Override
    public String toString() {
        return userId + " at " + base;
    }
}
