package io.chatroom.platforms.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.UrlEncoded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A server's REST API, as the bot. */
record ZulipApi(String base, String email, String key, PlatformHttp http) {
    static final String API_BASE_URL = "api_base_url";

    static Optional<ZulipApi> of(Inbox inbox, PlatformHttp http) {
        Optional<String> base = ServerAddress.own(inbox);
        Optional<String> email = inbox.setting(ZulipDescriptor.BOT_EMAIL);
        Optional<String> key =
                inbox.credentials().all(ZulipDescriptor.API_KEY).stream().findFirst();
        return base.isPresent() && email.isPresent() && key.isPresent()
                ? Optional.of(new ZulipApi(base.get(), email.get(), key.get(), http))
                : Optional.empty();
    }

    Outcome get(String path) {
        return exchange("GET", path, new byte[0]);
    }

    Outcome post(String path, SequencedMap<String, String> form) {
        return exchange("POST", path, UrlEncoded.pairs(form).getBytes(StandardCharsets.UTF_8));
    }

    private Outcome exchange(String method, String path, byte[] body) {
        URI url = URI.create(base + "/api/v1/" + path);
        String basic = Base64.getEncoder().encodeToString((email + ":" + key).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>(Map.of("authorization", "Basic " + basic));
        if (body.length > 0) {
            headers.put("content-type", "application/x-www-form-urlencoded");
        }
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    static JsonNode json(Outcome.Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    @Override
    public String toString() {
        return email + " at " + base;
    }
}
