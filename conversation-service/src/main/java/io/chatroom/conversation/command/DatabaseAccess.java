package io.chatroom.conversation.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as the environment names it, for what runs before the service or without it. */
final class DatabaseAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECT_SECONDS = 5;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    DatabaseAccess(Function<String, @Nullable String> environment) {
        database.setUrl(Objects.requireNonNullElse(
                environment.apply("CHATROOM_DB_URL"), "jdbc:postgresql://localhost:5432/conversation"));
        database.setUser(Objects.requireNonNullElse(environment.apply("CHATROOM_DB_USER"), "conversation"));
        database.setPassword(Objects.requireNonNullElse(environment.apply("CHATROOM_DB_PASSWORD"), ""));
        database.setConnectTimeout(CONNECT_SECONDS);
        database.setLoginTimeout(CONNECT_SECONDS);
    }

    DataSource source() {
        return database;
    }

    /** Waits for a database that is on its way; a sentence if it does not come, or does not let us in. */
    Optional<String> complaint() {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Connection connection = database.getConnection()) {
                return connection.isValid(CONNECT_SECONDS)
                        ? Optional.empty()
                        : Optional.of("The database at " + place() + " does not answer.");
            } catch (SQLException e) {
                if (!isAway(e) || Instant.now().isAfter(end)) {
                    return Optional.of(sentence(e));
                }
                pause();
            }
        }
    }

    /** What went wrong, for an operator. */
    String sentence(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        if (state.startsWith("28")) {
            return "The database at " + place() + " refuses CHATROOM_DB_USER and CHATROOM_DB_PASSWORD.";
        }
        return switch (state) {
            case "3D000" -> "There is no database " + place() + "; create it, or correct CHATROOM_DB_URL.";
            case "42P01" -> "The database " + place() + " has no tables yet; start conversation-service once.";
            default ->
                isAway(failure)
                        ? "The database at " + place() + " cannot be reached; check CHATROOM_DB_URL."
                        : "The database at " + place() + " failed: " + failure.getMessage();
        };
    }

    // connection exceptions, and a server that is starting or stopping
    private static boolean isAway(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return state.startsWith("08") || state.startsWith("57P");
    }

    private String place() {
        return database.getServerNames()[0] + ":" + database.getPortNumbers()[0] + "/" + database.getDatabaseName();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
