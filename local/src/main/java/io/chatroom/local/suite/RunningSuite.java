package io.chatroom.local.suite;

import io.chatroom.local.Trouble;
import io.chatroom.local.engine.KafkaEngine;
import io.chatroom.local.engine.PostgresEngine;
import io.chatroom.local.engine.Secrets;
import io.chatroom.local.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A suite that another process runs, found by its data directory. */
public final class RunningSuite {
    private final Settings settings;
    private final int port;
    private final Map<String, String> environment;

    private RunningSuite(Settings settings, int port, Map<String, String> environment) {
        this.settings = settings;
        this.port = port;
        this.environment = environment;
    }

    /** @throws Trouble if none runs */
    public static RunningSuite on(Settings settings) {
        Path directory = settings.dataDirectory();
        RunningParts parts = RunningParts.of(directory);
        if (!Files.isDirectory(directory.resolve("postgres"))
                || parts.gatewayPort().isEmpty()) {
            throw notRunning(directory);
        }
        Secrets secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        PostgresEngine postgres = PostgresEngine.keptIn(directory.resolve("postgres"), secrets);
        KafkaEngine kafka = KafkaEngine.keptIn(directory.resolve("kafka"));
        if (!postgres.isRunning()) {
            throw notRunning(directory);
        }
        Map<String, String> given = new HashMap<>(settings.given());
        given.putIfAbsent(
                "CHATROOM_PUBLIC_URL", "http://localhost:" + parts.gatewayPort().getAsInt());
        return new RunningSuite(
                settings, parts.gatewayPort().getAsInt(), SuiteEnvironment.of(postgres, kafka, secrets, given));
    }

    public int port() {
        return port;
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public ManagementCommand management() {
        return new ManagementCommand(settings.dataDirectory(), environment);
    }

    /** Of the inboxes that sample data makes; kept, so that a later run signs with the same ones. */
    public Secrets sampleSecrets() {
        return Secrets.keptIn(settings.dataDirectory().resolve("sample-secrets.properties"));
    }

    public String adminUsername() {
        return environment.getOrDefault("CHATROOM_ADMIN_USERNAME", "admin");
    }

    private static Trouble notRunning(Path directory) {
        return new Trouble("Chatroom Central is not running on " + directory + "; start it with ./chatroom up first.");
    }
}
