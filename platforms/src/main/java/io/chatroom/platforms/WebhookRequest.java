package io.chatroom.platforms;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request from a platform, with the body as the bytes that came: signatures are over bytes, never over anything parsed.
 *
 * @param url the public URL the platform called, from configuration and not from the Host header
 */
public record WebhookRequest(String method, URI url, Map<String, List<String>> headers, byte[] body) {

    public WebhookRequest {
        Map<String, List<String>> lowerCased = new TreeMap<>();
        headers.forEach((name, values) -> lowerCased.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lowerCased);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Without query, headers and body: some platforms prove who they are by a secret in one of them. */
    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath() + " (" + body.length
                + " bytes)";
    }
}
