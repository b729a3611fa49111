package io.chatroom.local.suite;

import io.chatroom.local.engine.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The administrator that conversation-service makes on a new database. A password we make up is kept until it has been shown, so
 * that a first start that was cut off does not leave an account nobody can get into.
 */
final class FirstAdmin {
    private static final String USERNAME = "CHATROOM_ADMIN_USERNAME";
    private static final String PASSWORD = "CHATROOM_ADMIN_PASSWORD";
    private static final String SECRET = "first-admin";

    private final Path settled;
    private final Secrets secrets;
    private final Map<String, String> given;

    FirstAdmin(Path directory, Secrets secrets, Map<String, String> given) {
        this.settled = directory.resolve("first-admin-made");
        this.secrets = secrets;
        this.given = given;
    }

    String username() {
        return given.getOrDefault(USERNAME, "admin");
    }

    /** For conversation-service. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(USERNAME, username()));
        if (given.containsKey(PASSWORD)) {
            environment.put(PASSWORD, given.getOrDefault(PASSWORD, ""));
        } else if (!Files.exists(settled)) {
            environment.put(PASSWORD, secrets.password(SECRET));
        }
        return environment;
    }

    /** To be called once conversation-service is up; gives the password that is new to everybody, the first time only. */
    Optional<String> settle() {
        if (Files.exists(settled)) {
            return Optional.empty();
        }
        Optional<String> made = given.containsKey(PASSWORD) ? Optional.empty() : Optional.of(secrets.password(SECRET));
        try {
            Files.writeString(settled, "");
            secrets.forget(SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + settled, e);
        }
        return made;
    }
}
