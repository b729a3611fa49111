package io.chatroom.platforms.matrix;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a homeserver calls behind the address that its registration gives. Older ones leave out the prefix
 * (https://spec.matrix.org/latest/application-service-api/#legacy-routes).
 */
sealed interface MatrixRoute {
    String PREFIX = "/_matrix/app/v1/";

    record Transaction(String id) implements MatrixRoute {}

    record Ping() implements MatrixRoute {}

    /** Whether there is such a user of ours. */
    record User(String id) implements MatrixRoute {}

    /** Whether there is such a room, network or place of ours; there never is. */
    record Other() implements MatrixRoute {}

    static Optional<MatrixRoute> of(URI url) {
        String path = url.getRawPath();
        int prefix = path.lastIndexOf(PREFIX);
        if (prefix >= 0) {
            return parse(path.substring(prefix + PREFIX.length()));
        }
        int lastSlash = path.lastIndexOf('/');
        int begin = lastSlash < 1 ? 0 : path.lastIndexOf('/', lastSlash - 1) + 1;
        return parse(path.substring(begin));
    }

    /** {@code rest} is what stands behind an inbox's own address. */
    static boolean isOne(String rest) {
        return parse(
                        rest.startsWith(PREFIX)
                                ? rest.substring(PREFIX.length())
                                : rest.substring(Math.min(1, rest.length())))
                .isPresent();
    }

    private static Optional<MatrixRoute> parse(String path) {
        if (path.equals("ping")) {
            return Optional.of(new Ping());
        }
        int slash = path.indexOf('/');
        if (slash < 0 || slash == path.length() - 1) {
            return Optional.empty();
        }
        String argument = path.substring(slash + 1);
        return switch (path.substring(0, slash)) {
            case "transactions" -> Optional.of(new Transaction(argument));
            case "users" -> decoded(argument).map(User::new);
            case "rooms", "thirdparty" -> Optional.of(new Other());
            default -> Optional.empty();
        };
    }

    private static Optional<String> decoded(String argument) {
        try {
            // a plus sign in a path is a plus sign
            return Optional.of(URLDecoder.decode(argument.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
