package io.chatroom.ingest.settings;

import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.events.settings.SettingNames;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Stops the start with one sentence if a setting is missing or wrong, and tells of those that nobody reads. */
final class CheckSettings {
    private static final Logger LOG = Logger.getLogger(CheckSettings.class);
    private static final String ADDRESS = "(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}";
    private static final Pattern BOOTSTRAP = Pattern.compile(ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*");

    void beforeAnythingElse(@Observes @Priority(1) StartupEvent start, IngestSettings settings) {
        complaint(settings.kafkaBootstrap(), settings.encryptionKey(), settings.publicUrl())
                .or(() -> complaint(settings.ingest()))
                .ifPresent(sentence -> {
                    throw new ConfigurationException(sentence);
                });
        SettingNames.unknownAmong(System.getenv().keySet()).forEach(LOG::warn);
    }

    static Optional<String> complaint(IngestSettings.Ingest settings) {
        if (settings.dataDir().isEmpty()) {
            return Optional.of(
                    "CHATROOM_INGEST_DATA_DIR is not set; give each instance a folder of its own, on a disk that"
                            + " outlives it, such as /var/lib/chatroom.");
        }
        double share = settings.spoolDiskShare();
        return share > 0 && share <= 1
                ? Optional.empty()
                : Optional.of("chatroom.ingest.spool-disk-share must be above 0 and at most 1, and is " + share + ".");
    }

    static Optional<String> complaint(
            Optional<String> kafkaBootstrap, Optional<String> encryptionKey, String publicUrl) {
        if (kafkaBootstrap.isEmpty()) {
            return Optional.of(
                    "CHATROOM_KAFKA_BOOTSTRAP is not set; give the address of Kafka, such as localhost:9092.");
        }
        if (!BOOTSTRAP.matcher(kafkaBootstrap.get().strip()).matches()) {
            return Optional.of("CHATROOM_KAFKA_BOOTSTRAP must be a list of host:port, such as localhost:9092, and is '"
                    + kafkaBootstrap.get() + "'.");
        }
        if (encryptionKey.isEmpty()) {
            return Optional.of("CHATROOM_ENCRYPTION_KEY is not set; give every service the same, such as"
                    + " k1:<base64 of 32 random bytes>.");
        }
        try {
            EncryptionKeys.parse(encryptionKey.get());
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return isWebAddress(publicUrl)
                ? Optional.empty()
                : Optional.of("CHATROOM_PUBLIC_URL must be the address people and platforms find us at, such as"
                        + " https://chat.example.com, and is '" + publicUrl + "'.");
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = URI.create(url);
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return http && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
