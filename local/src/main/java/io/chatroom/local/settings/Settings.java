package io.chatroom.local.settings;

import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.local.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The {@code CHATROOM_*} variables as given, checked as far as {@code local} itself reads them; the services check the rest.
 *
 * @param given by name, without the empty ones (but for CHATROOM_EGRESS_ALLOW, where empty means: nothing)
 */
public record Settings(int port, Path dataDirectory, SortedMap<String, String> given) {
    public static final String PORT = "CHATROOM_PORT";
    private static final String DATA_DIR = "CHATROOM_DATA_DIR";
    private static final String EGRESS_ALLOW = "CHATROOM_EGRESS_ALLOW";

    /** Every name of the product; {@code docs/configuration.md} says what each is for. */
    public static final List<String> KNOWN = List.of(
            PORT,
            DATA_DIR,
            "CHATROOM_PUBLIC_URL",
            "CHATROOM_ADMIN_USERNAME",
            "CHATROOM_ADMIN_PASSWORD",
            "CHATROOM_ENCRYPTION_KEY",
            EGRESS_ALLOW,
            "CHATROOM_EGRESS_PORTS",
            "CHATROOM_RETRY_SCHEDULE",
            "CHATROOM_KAFKA_BOOTSTRAP",
            "CHATROOM_INGEST_DATA_DIR",
            "CHATROOM_DB_URL",
            "CHATROOM_DB_USER",
            "CHATROOM_DB_PASSWORD",
            "CHATROOM_DELIVERY_DB_URL",
            "CHATROOM_DELIVERY_DB_USER",
            "CHATROOM_DELIVERY_DB_PASSWORD",
            "CHATROOM_OIDC_ISSUER",
            "CHATROOM_OIDC_CLIENT_ID",
            "CHATROOM_OIDC_CLIENT_SECRET");

    /** Bounds that a service's own settings give a default to; every service is given them, and picks its own. */
    static final List<String> BOUNDS = List.of(
            "CHATROOM_INGEST_MAX_BODY",
            "CHATROOM_INGEST_BODY_TIMEOUT",
            "CHATROOM_INGEST_EXPECTED_PER_MINUTE",
            "CHATROOM_INGEST_BUDGET",
            "CHATROOM_INGEST_SPOOL_SIZE",
            "CHATROOM_INGEST_SPOOL_DISK_SHARE",
            "CHATROOM_INGEST_TALLY_EVERY",
            "CHATROOM_INGEST_RETRY_AFTER",
            "CHATROOM_SITE_MAX_BODY",
            "CHATROOM_SITE_SESSIONS_PER_MINUTE_PER_ADDRESS",
            "CHATROOM_SITE_MESSAGES_PER_MINUTE_PER_VISITOR",
            "CHATROOM_SITE_MESSAGES_PER_MINUTE_PER_ADDRESS",
            "CHATROOM_LIVE_BUFFER_ENTRIES",
            "CHATROOM_LIVE_BUFFER_CHARACTERS",
            "CHATROOM_LIVE_MAX_STREAMS",
            "CHATROOM_LIVE_MAX_VISITOR_STREAMS",
            "CHATROOM_LIVE_HEARTBEAT",
            "CHATROOM_LIVE_SLOWEST",
            "CHATROOM_LIVE_RECHECK",
            "CHATROOM_DELIVERY_LEASE",
            "CHATROOM_DELIVERY_HTTP_TIMEOUT",
            "CHATROOM_DELIVERY_CONNECT_TIMEOUT",
            "CHATROOM_DELIVERY_CLAIM",
            "CHATROOM_DELIVERY_IN_FLIGHT",
            "CHATROOM_DELIVERY_IN_FLIGHT_PER_INBOX",
            "CHATROOM_DELIVERY_POLL");

    /** @throws Trouble if a value cannot be used */
    public static Settings of(Map<String, String> environment, Path workingDirectory) {
        SortedMap<String, String> given = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("CHATROOM_") && (!value.isBlank() || name.equals(EGRESS_ALLOW))) {
                given.put(name, value.strip());
            }
        });
        check(given);
        return new Settings(
                port(given.getOrDefault(PORT, "8080")),
                workingDirectory
                        .resolve(given.getOrDefault(DATA_DIR, ".chatroom"))
                        .toAbsolutePath()
                        .normalize(),
                given);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** A sentence for each variable that nobody reads, with the name that was probably meant. */
    public List<String> warnings() {
        List<String> sentences = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!KNOWN.contains(name) && !BOUNDS.contains(name)) {
                sentences.add(name + " is not a setting of Chatroom Central"
                        + nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("."));
            }
        }
        return sentences;
    }

    private static int port(String value) {
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new Trouble(PORT + " must be a port number from 1 to 65535, and is '" + value + "'.");
    }

    private static void check(Map<String, String> given) {
        String key = given.get("CHATROOM_ENCRYPTION_KEY");
        if (key != null) {
            try {
                var _ = EncryptionKeys.parse(key);
            } catch (IllegalArgumentException e) {
                throw new Trouble(String.valueOf(e.getMessage()));
            }
        }
        String publicUrl = given.get("CHATROOM_PUBLIC_URL");
        if (publicUrl != null && !isWebAddress(publicUrl)) {
            throw new Trouble("CHATROOM_PUBLIC_URL must be an address like https://chat.example.com, and is '"
                    + publicUrl + "'.");
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<String> nearest(String name) {
        return Stream.concat(KNOWN.stream(), BOUNDS.stream())
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .filter(known -> distance(name, known) <= 4);
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** Names only: some values are secret. */
    @Override
    public String toString() {
        return "Settings" + given.keySet();
    }
}
