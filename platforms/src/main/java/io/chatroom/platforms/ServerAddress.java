package io.chatroom.platforms;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a platform's API is: its own server, or the one that an inbox names in {@code api_base_url}. */
public final class ServerAddress {

    /** For platforms that everybody runs a server of: the inbox's, without a slash at its end; there is none to fall back to. */
    public static Optional<String> own(Inbox inbox) {
        return inbox.setting("api_base_url")
                .map(base -> base.replaceAll("/+$", ""))
                .filter(ServerAddress::hasHost);
    }

    /**
     * Whether the platform's credentials may be shown there: to one of its domains, or to the server that the inbox names in {@code
     * api_base_url}. Addresses of files come from strangers.
     */
    public static boolean isTrusted(URI address, Inbox inbox, String... domains) {
        String host = address.getHost();
        if (host == null) {
            return false;
        }
        boolean platforms = "https".equals(address.getScheme())
                && address.getPort() == -1
                && address.getRawUserInfo() == null
                && Stream.of(domains).anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        return platforms
                || inbox.setting("api_base_url")
                        .flatMap(ServerAddress::read)
                        .filter(server -> Objects.equals(server.getScheme(), address.getScheme())
                                && server.getRawAuthority().equals(address.getRawAuthority()))
                        .isPresent();
    }

    /** Empty for what is no address. */
    public static Optional<URI> read(String url) {
        try {
            return Optional.of(URI.create(url)).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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

    private ServerAddress() {}
}
