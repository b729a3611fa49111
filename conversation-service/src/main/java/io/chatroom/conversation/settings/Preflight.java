package io.chatroom.conversation.settings;

import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.events.settings.EarlySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the environment before anything starts, so that a wrong setting is one sentence and not a stack trace. */
public final class Preflight {
    private static final Pattern BOOTSTRAP = Pattern.compile("[^\\s,:]+:[0-9]{1,5}(,\\s*[^\\s,:]+:[0-9]{1,5})*");

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final Function<String, @Nullable String> environment;
    private final EarlySettings early;

    /** {@code environment} answers a variable's value, or null. */
    public Preflight(Function<String, @Nullable String> environment) {
        this.environment = environment;
        this.early = new EarlySettings(environment);
    }

    /** The first thing that is wrong for the service, as a sentence for its operator. */
    public Optional<String> complaint() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::database,
                        this::encryptionKey,
                        this::kafka,
                        this::attachmentsDir,
                        this::attachmentsStore,
                        this::bucket,
                        this::keysOfBucket,
                        () -> early.webAddress("CHATROOM_ATTACHMENTS_S3_ENDPOINT"),
                        () -> early.webAddress("CHATROOM_PUBLIC_URL"),
                        () -> early.webAddress("CHATROOM_OIDC_ISSUER"),
                        early::trustedProxies,
                        early::traces)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is wrong with the settings of the database, which commands need too. */
    public Optional<String> database() {
        return early.postgres("CHATROOM_DB_URL", "conversation");
    }

    private Optional<String> encryptionKey() {
        String keys = value("CHATROOM_ENCRYPTION_KEY");
        if (keys == null) {
            return Optional.of(
                    "CHATROOM_ENCRYPTION_KEY is not set; give every service the same id:base64 of 32 random bytes,"
                            + " such as k1:$(openssl rand -base64 32).");
        }
        try {
            EncryptionKeys.parse(keys);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private Optional<String> kafka() {
        String bootstrap = value("CHATROOM_KAFKA_BOOTSTRAP");
        return bootstrap == null || BOOTSTRAP.matcher(bootstrap).matches()
                ? Optional.empty()
                : Optional.of(
                        "CHATROOM_KAFKA_BOOTSTRAP must be a list of host:port, such as kafka-1:9092,kafka-2:9092.");
    }

    private Optional<String> attachmentsDir() {
        String dir = value("CHATROOM_ATTACHMENTS_DIR");
        return dir == null || Files.isDirectory(Path.of(dir)) && Files.isWritable(Path.of(dir))
                ? Optional.empty()
                : Optional.of("CHATROOM_ATTACHMENTS_DIR must be a folder that is there and can be written to.");
    }

    private Optional<String> attachmentsStore() {
        String store = value("CHATROOM_ATTACHMENTS_STORE");
        if (store == null) {
            return Stream.of("CHATROOM_ATTACHMENTS_DIR", "CHATROOM_ATTACHMENTS_S3_BUCKET")
                    .filter(name -> value(name) != null)
                    .findFirst()
                    .map(name ->
                            name + " is set, and CHATROOM_ATTACHMENTS_STORE does not say whether new files go there;"
                                    + " set that to database, folder or s3.");
        }
        return switch (store) {
            case "database" -> Optional.empty();
            case "folder" -> needs(store, "CHATROOM_ATTACHMENTS_DIR");
            case "s3" -> needs(store, "CHATROOM_ATTACHMENTS_S3_BUCKET");
            default -> Optional.of("CHATROOM_ATTACHMENTS_STORE must be database, folder or s3.");
        };
    }

    private Optional<String> needs(String store, String name) {
        return value(name) != null
                ? Optional.empty()
                : Optional.of("CHATROOM_ATTACHMENTS_STORE is " + store + ", and " + name + " is not set.");
    }

    private Optional<String> bucket() {
        String bucket = value("CHATROOM_ATTACHMENTS_S3_BUCKET");
        return bucket == null || BUCKET.matcher(bucket).matches()
                ? Optional.empty()
                : Optional.of(
                        "CHATROOM_ATTACHMENTS_S3_BUCKET must be a bucket's name: 3 to 63 of a-z, 0-9, dot and hyphen.");
    }

    private Optional<String> keysOfBucket() {
        boolean hasAccess = value("CHATROOM_ATTACHMENTS_S3_ACCESS_KEY") != null;
        boolean hasSecret = value("CHATROOM_ATTACHMENTS_S3_SECRET_KEY") != null;
        return hasAccess == hasSecret
                ? Optional.empty()
                : Optional.of((hasAccess ? "CHATROOM_ATTACHMENTS_S3_ACCESS_KEY" : "CHATROOM_ATTACHMENTS_S3_SECRET_KEY")
                        + " is set without the other key; set both, or neither where the machine itself is let in.");
    }

    private @Nullable String value(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value;
    }
}
