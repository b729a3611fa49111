package io.chatroom.events.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of all environment variables of the product, so that a misspelt one is told of instead of being ignored. */
public final class SettingNames {
    private static final String PREFIX = "CHATROOM_";

    /** Every name of the product; {@code docs/configuration.md} says what each is for. */
    public static final List<String> KNOWN = List.of(
            "CHATROOM_PORT",
            "CHATROOM_DATA_DIR",
            "CHATROOM_PUBLIC_URL",
            "CHATROOM_CONVERSATION_URL",
            "CHATROOM_ADMIN_USERNAME",
            "CHATROOM_ADMIN_PASSWORD",
            "CHATROOM_ENCRYPTION_KEY",
            "CHATROOM_EGRESS_ALLOW",
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
            "CHATROOM_ATTACHMENTS_STORE",
            "CHATROOM_ATTACHMENTS_DIR",
            "CHATROOM_ATTACHMENTS_S3_BUCKET",
            "CHATROOM_ATTACHMENTS_S3_ENDPOINT",
            "CHATROOM_ATTACHMENTS_S3_REGION",
            "CHATROOM_ATTACHMENTS_S3_ACCESS_KEY",
            "CHATROOM_ATTACHMENTS_S3_SECRET_KEY",
            "CHATROOM_OIDC_ISSUER",
            "CHATROOM_OIDC_CLIENT_ID",
            "CHATROOM_OIDC_CLIENT_SECRET",
            "CHATROOM_OTLP_ENDPOINT",
            "CHATROOM_TRACES_SHARE");

    /** Bounds that a service's own settings give a default to; every service is given them, and picks its own. */
    public static final List<String> BOUNDS = List.of(
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
            "CHATROOM_ATTACHMENTS_MAX_SIZE",
            "CHATROOM_ATTACHMENTS_S3_PATH_STYLE",
            "CHATROOM_LIVE_BUFFER_ENTRIES",
            "CHATROOM_LIVE_BUFFER_CHARACTERS",
            "CHATROOM_LIVE_MAX_STREAMS",
            "CHATROOM_LIVE_MAX_VISITOR_STREAMS",
            "CHATROOM_LIVE_HEARTBEAT",
            "CHATROOM_LIVE_SLOWEST",
            "CHATROOM_LIVE_RECHECK",
            "CHATROOM_KEEP_EVENTS",
            "CHATROOM_KEEP_ENDED_SESSIONS",
            "CHATROOM_KEEP_ANSWERS",
            "CHATROOM_KEEP_SETTLED_REPLIES",
            "CHATROOM_DELIVERY_LEASE",
            "CHATROOM_DELIVERY_HTTP_TIMEOUT",
            "CHATROOM_DELIVERY_CONNECT_TIMEOUT",
            "CHATROOM_DELIVERY_CLAIM",
            "CHATROOM_DELIVERY_IN_FLIGHT",
            "CHATROOM_DELIVERY_IN_FLIGHT_PER_INBOX",
            "CHATROOM_DELIVERY_BREAKER_CONVERSATIONS",
            "CHATROOM_DELIVERY_BREAKER_PAUSE",
            "CHATROOM_DELIVERY_BREAKER_LONGEST_PAUSE",
            "CHATROOM_DELIVERY_POLL",
            "CHATROOM_LISTENING_CONNECTIONS",
            "CHATROOM_LISTENING_LEASE");

    /** A sentence for each variable of ours that nobody reads, in order of their names, with the name that was probably meant. */
    public static List<String> unknownAmong(Collection<String> variables) {
        return variables.stream()
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name) && !BOUNDS.contains(name))
                .sorted()
                .map(name -> name + " is not a setting of Chatroom Central"
                        + nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("."))
                .toList();
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

    private SettingNames() {}
}
