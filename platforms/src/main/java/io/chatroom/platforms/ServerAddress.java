package io.chatroom.platforms;

import java.net.URI;
import java.util.Optional;

/** Where a platform's API is: its own server, or the one that an inbox names in {@code api_base_url}. */
public final class ServerAddress {

    /** For platforms that everybody runs a server of: the inbox's, without a slash at its end; there is none to fall back to. */
    public static Optional<String> own(Inbox inbox) {
        return inbox.setting("api_base_url")
                .map(base -> base.replaceAll("/+$", ""))
                .filter(ServerAddress::hasHost);
    }

    public static boolean hasHost(String url) {
        return read(url).isPresent();
    }

    /** Whether a path can be put behind it. */
    public static boolean isBase(String url) {
        return read(url)
                .filter(address -> address.getRawQuery() == null && address.getRawFragment() == null)
                .isPresent();
    }

    private static Optional<URI> read(String url) {
        try {
            return Optional.of(URI.create(url)).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ServerAddress() {}
}
