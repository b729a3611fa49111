package io.chatroom.platforms.discord;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Discord's HTTP API, as the bot. */
record DiscordApi(String base, String token, PlatformHttp http) {
    private static final String REAL = "https://discord.com/api/v10";
    /** Without one of this form Discord answers nothing (https://docs.discord.com/developers/reference#user-agent). */
    private static final String USER_AGENT = "DiscordBot (Chatroom Central, 1)";

    static Optional<DiscordApi> of(Inbox inbox, PlatformHttp http) {
        String base = inbox.setting("api_base_url").orElse(REAL).replaceAll("/+$", "");
        return inbox.credentials().all(DiscordDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .filter(_ -> isUsable(base))
                .map(token -> new DiscordApi(base, token, http));
    }

    /** {@code path} is ours or made of digits. */
    Outcome exchange(String method, String path, byte[] body) {
        URI url = URI.create(base + path);
        Map<String, String> headers = new HashMap<>(Map.of("authorization", "Bot " + token, "user-agent", USER_AGENT));
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    private static boolean isUsable(String base) {
        try {
            return URI.create(base).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return base;
    }
}
