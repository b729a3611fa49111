package io.chatroom.platforms.twilio;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UrlEncoded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Calls of <a href="https://www.twilio.com/docs/usage/api">Twilio's API</a> for one account. */
final class TwilioApi {
    private static final String REAL_API = "https://api.twilio.com";
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");

    private final String base;
    private final String authorization;

    private TwilioApi(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Empty if there is no usable account SID or auth token, or the inbox is pointed at a server by something that is no URL. */
    static Optional<TwilioApi> of(Inbox inbox) {
        String server = inbox.setting("api_base_url").orElse(REAL_API).replaceAll("/+$", "");
        Optional<String> token =
                inbox.credentials().all(TwilioDescriptor.AUTH_TOKEN).stream().findFirst();
        Optional<String> account = inbox.setting(TwilioDescriptor.ACCOUNT_SID).filter(TwilioApi::isSid);
        if (account.isEmpty() || token.isEmpty() || !ServerAddress.isBase(server)) {
            return Optional.empty();
        }
        byte[] proof = (account.get() + ":" + token.get()).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new TwilioApi(
                server + "/2010-04-01/Accounts/" + account.get(),
                "Basic " + Base64.getEncoder().encodeToString(proof)));
    }

    static boolean isSid(String text) {
        return SID.matcher(text).matches();
    }

    Outcome post(PlatformHttp http, String path, SequencedMap<String, String> form) {
        Map<String, String> headers =
                Map.of("authorization", authorization, "content-type", "application/x-www-form-urlencoded");
        return call(http, "POST", path, headers, UrlEncoded.pairs(form).getBytes(StandardCharsets.UTF_8));
    }

    Outcome get(PlatformHttp http, String path, SequencedMap<String, String> query) {
        String whole = query.isEmpty() ? path : path + "?" + UrlEncoded.pairs(query);
        return call(http, "GET", whole, authorization(), new byte[0]);
    }

    Map<String, String> authorization() {
        return Map.of("authorization", authorization);
    }

    private Outcome call(PlatformHttp http, String method, String path, Map<String, String> headers, byte[] body) {
        URI url = URI.create(base + path);
        return http.exchange(new PlatformHttp.Request(method, url, url.toString(), headers, body));
    }

    @Override
    public String toString() {
        return base;
    }
}
