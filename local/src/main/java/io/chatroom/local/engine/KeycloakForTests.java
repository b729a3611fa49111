package io.chatroom.local.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.local.Checkout;
import io.chatroom.local.process.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak as it is distributed, for tests: from the archive that {@code -Dkeycloak=true} has Maven fetch, with the realm that is deployed, an
 * agent called carol and somebody called nobody without a role. Only the client's password grant is switched on besides, so that a test can be a
 * program too.
 */
public final class KeycloakForTests implements AutoCloseable {
    /** Of everybody there, and of the operator. */
    public static final String PASSWORD = "a password of carol's for tests";

    public static final String CLIENT_SECRET = "a-secret-for-tests";
    private static final String ARCHIVE = "conversation-service/target/keycloak/keycloak-quarkus-dist.zip";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final int port;
    private final Path folder;
    private final Process process;

    private KeycloakForTests(int port, Path folder, Process process) {
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /** Returns when it answers; {@code publicUrl} is ours, where it sends people back to. */
    public static KeycloakForTests start(String publicUrl) {
        try {
            int port = FreePort.any();
            Path folder = Directories.temporary("keycloak-for-tests");
            Path home = unpack(Checkout.find().root().resolve(ARCHIVE), folder);
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(imports.resolve("chatroom-realm.json"), realm(publicUrl));
            ProcessBuilder builder = new ProcessBuilder(
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--import-realm")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keycloak.log").toFile());
            // it chooses its own, and does not start with two minds
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "operator");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
            KeycloakForTests keycloak = new KeycloakForTests(port, folder, builder.start());
            keycloak.await();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String issuer() {
        return url() + "/realms/chatroom";
    }

    private static String realm(String publicUrl) throws IOException {
        String deployed = Files.readString(Checkout.find().root().resolve("deploy/keycloak/chatroom-realm.json"))
                .replace("${CHATROOM_OIDC_CLIENT_ID}", "chatroom")
                .replace("${CHATROOM_OIDC_CLIENT_SECRET}", CLIENT_SECRET)
                .replace("${CHATROOM_PUBLIC_URL}", publicUrl);
        ObjectMapper json = new ObjectMapper();
        ObjectNode realm = (ObjectNode) json.readTree(deployed);
        ((ObjectNode) realm.at("/clients/0")).put("directAccessGrantsEnabled", true);
        realm.set("users", json.readTree("""
                [{"username": "carol", "enabled": true, "emailVerified": true, "email": "carol@example.com", "firstName": "Carol",
                  "lastName": "Shaw", "credentials": [{"type": "password", "value": "%s"}], "realmRoles": ["agent"]},
                 {"username": "nobody", "enabled": true, "emailVerified": true, "email": "nobody@example.com", "firstName": "No",
                  "lastName": "Body", "credentials": [{"type": "password", "value": "%s"}]}]""".formatted(PASSWORD, PASSWORD)));
        return json.writeValueAsString(realm);
    }

    private static Path unpack(Path archive, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !to.startsWith(folder)) {
                    continue;
                }
                Files.createDirectories(to.getParent());
                Files.copy(zip, to);
                if (to.toString().endsWith(".sh")) {
                    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        try (Stream<Path> unpacked = Files.list(folder)) {
            return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private void await() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "Keycloak did not start:\n" + Files.readString(folder.resolve("keycloak.log")));
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(issuer() + "/.well-known/openid-configuration")
                            .toURL()
                            .openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(one -> one.onExit().join());
        Directories.delete(folder);
    }
}
