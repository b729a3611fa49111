package io.chatroom.delivery.egress;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which URLs are not called whatever their host turns out to be. */
final class UrlGuard {
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(^|\\.)(0[xX][0-9a-fA-F]*|[0-9]+)\\.?$");

    /** Why not, in words, if it is not; {@code schemes} are in lower case. */
    static Optional<String> refusal(URI url, Set<String> schemes) {
        @Nullable String scheme = url.getScheme();
        if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of("refused: only " + String.join(" and ", new TreeSet<>(schemes)) + " are called");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            return Optional.of("refused: the URL names no host in a form that is taken");
        }
        // a host that ends in a number is an IPv4 address, and the exotic ways to write one mean different things to
        // different people
        boolean exotic = ENDS_IN_A_NUMBER.matcher(url.getHost()).find() && !AddressRange.isPlainIpv4(url.getHost());
        // a zone is one of this machine's own interfaces
        if (exotic || url.getHost().indexOf('%') >= 0) {
            return Optional.of("refused: the URL names no host in a form that is taken");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("refused: the URL holds user information");
        }
        return Optional.empty();
    }

    private UrlGuard() {}
}
