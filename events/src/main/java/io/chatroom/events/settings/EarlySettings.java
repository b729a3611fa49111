package io.chatroom.events.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what is read before any code of a service runs: a wrong value would end the start with a stack trace from a library, or be
 * ignored. Each answers a sentence for the operator if there is something to say.
 */
public final class EarlySettings {
    private static final String TRUSTED_PROXIES = "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES";
    private static final Pattern RANGES =
            Pattern.compile("%1$s(,%1$s)*".formatted("\\s*[0-9a-fA-F.:]+/[0-9]{1,3}\\s*"));

    private final Function<String, @Nullable String> environment;

    /** {@code environment} answers a variable's value, or null. */
    public EarlySettings(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Those of this process; system properties of the same names count more. */
    public static EarlySettings ofProcess() {
        return new EarlySettings(name -> {
            String given = System.getProperty(name);
            return given == null ? System.getenv(name) : given;
        });
    }

    /** Where spans go, and how many. */
    public Optional<String> traces() {
        return webAddress("CHATROOM_OTLP_ENDPOINT").or(this::tracesShare);
    }

    /**
     * Of whom it is believed where a request came from. Quarkus takes an address that stands alone and is not IPv4 for a name, and what
     * is a name is looked up for every request, for five seconds where nobody answers.
     */
    public Optional<String> trustedProxies() {
        return wrong(TRUSTED_PROXIES, value -> RANGES.matcher(value).matches())
                .map(value -> TRUSTED_PROXIES
                        + " must be ranges of addresses with commas between them, such as 10.0.0.0/8,::1/128.");
    }

    public Optional<String> webAddress(String name) {
        return wrong(name, EarlySettings::isWebAddress)
                .map(value -> name + " must be an http or https URL, such as https://chat.example.com.");
    }

    public Optional<String> postgres(String name, String database) {
        return wrong(name, url -> url.startsWith("jdbc:postgresql:"))
                .map(value -> name + " must look like jdbc:postgresql://host:5432/" + database + ".");
    }

    private Optional<String> tracesShare() {
        return wrong("CHATROOM_TRACES_SHARE", EarlySettings::isShare)
                .map(value -> "CHATROOM_TRACES_SHARE must be from 0 to 1, such as 0.1 for every tenth request.");
    }

    /** The values stay out of the sentences: a URL may hold a password. */
    private Optional<String> wrong(String name, Function<String, Boolean> fine) {
        return Stream.ofNullable(environment.apply(name))
                .filter(value -> !value.isBlank() && !fine.apply(value))
                .findFirst();
    }

    private static boolean isShare(String value) {
        try {
            double share = Double.parseDouble(value);
            return share >= 0 && share <= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            URI url = new URI(value);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
