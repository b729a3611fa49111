package io.chatroom.platforms.matrix;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The homeserver's client-server API, as the bot. */
record MatrixApi(String base, String bot, String token, PlatformHttp http) {

    /** Empty for an inbox without a token, a bot or a usable address. */
    static Optional<MatrixApi> of(Inbox inbox, PlatformHttp http) {
        Optional<String> token =
                inbox.credentials().all(MatrixDescriptor.AS_TOKEN).stream().findFirst();
        Optional<String> bot = inbox.setting(MatrixDescriptor.BOT_USER_ID);
        Optional<String> base = address(inbox);
        return token.isPresent() && bot.isPresent() && base.isPresent()
                ? Optional.of(new MatrixApi(base.get(), bot.get(), token.get(), http))
                : Optional.empty();
    }

    /** Without a setting, the server that the bot's own id names; many have their API elsewhere, and say so there. */
    private static Optional<String> address(Inbox inbox) {
        return inbox.setting("api_base_url")
                .or(() -> inbox.setting(MatrixDescriptor.HOMESERVER_URL))
                .or(() -> server(inbox).map(server -> "https://" + server))
                .map(base -> base.replaceAll("/+$", ""))
                .filter(MatrixApi::isUsable);
    }

    static Optional<String> server(Inbox inbox) {
        return inbox.setting(MatrixDescriptor.BOT_USER_ID)
                .filter(bot -> bot.indexOf(':') > 0)
                .map(bot -> bot.substring(bot.indexOf(':') + 1));
    }

    static boolean isUsable(String base) {
        try {
            URI url = URI.create(base);
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token);
    }

    Outcome get(String path, String... arguments) {
        return exchange("GET", path, new byte[0], arguments);
    }

    /** Each {@code %s} of the path is an argument, whatever stands in it. */
    Outcome exchange(String method, String path, byte[] body, String... arguments) {
        List<String> all = Stream.concat(Stream.of(arguments), Stream.of(bot))
                .map(MatrixApi::encoded)
                .collect(Collectors.toList());
        URI url = URI.create(base + String.format(path + "?user_id=%s", all.toArray()));
        Map<String, String> headers = new HashMap<>(authorization());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return bot + " at " + base;
    }
}
