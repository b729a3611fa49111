package io.chatroom.local.settings;

import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.events.settings.SettingNames;
import io.chatroom.local.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@code CHATROOM_*} variables as given, checked as far as {@code local} itself reads them; the services check the rest.
 *
 * @param given by name, without the empty ones (but for CHATROOM_EGRESS_ALLOW, where empty means: nothing)
 */
public record Settings(int port, Path dataDirectory, SortedMap<String, String> given) {
    public static final String PORT = "CHATROOM_PORT";
    private static final String DATA_DIR = "CHATROOM_DATA_DIR";
    private static final String EGRESS_ALLOW = "CHATROOM_EGRESS_ALLOW";

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
        return SettingNames.unknownAmong(given.keySet());
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

    /** Names only: some values are secret. */
    @Override
    public String toString() {
        return "Settings" + given.keySet();
    }
}
