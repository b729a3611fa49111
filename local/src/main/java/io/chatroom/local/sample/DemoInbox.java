package io.chatroom.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.gateway.DemoSite;
import io.chatroom.local.suite.ManagementCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code site} inbox behind {@code /demo}. Its key is noted in the data directory, so that only the first start has to ask. */
public final class DemoInbox implements DemoSite {
    static final String NAME = "Demo site";

    private static final Map<String, String> CUSTOMERS = Map.of("mira", "Mira Okafor", "jonas", "Jonas Lind");
    private static final Duration SIGNED_FOR = Duration.ofHours(1);

    private final Path note;

    public DemoInbox(Path dataDirectory) {
        this.note = dataDirectory.resolve("demo-inbox");
    }

    private record Noted(String key, String port, String secret) {}

    @Override
    public Optional<String> inboxKey() {
        return noted().map(Noted::key);
    }

    @Override
    public Optional<String> identity(String customer) {
        String name = CUSTOMERS.get(customer);
        return name == null
                ? Optional.empty()
                : noted().map(noted -> SignedIdentity.of(
                        customer, name, noted.key(), Instant.now().plus(SIGNED_FOR), noted.secret()));
    }

    public void ensure(ManagementCommand command, URI api, String adminUsername) {
        String port = Integer.toString(api.getPort());
        Optional<Noted> noted = noted();
        if (noted.isPresent() && noted.get().port().equals(port)) {
            return;
        }
        String secret = noted.map(Noted::secret).orElseGet(DemoInbox::newSecret);
        JsonNode inbox = in(
                new AdminApi(api, command.issueToken(adminUsername, "demo page", 5)),
                port,
                Map.of("identity_secret", secret));
        try {
            Files.writeString(note, String.join("\n", key(inbox), port, secret) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + note, e);
        }
    }

    static JsonNode in(AdminApi api, String port, Map<String, Object> credentials) {
        return api.inbox(
                NAME,
                "site",
                Map.of(
                        "allowed_origins", List.of("http://localhost:" + port, "http://127.0.0.1:" + port),
                        "title", "Pico Coffee",
                        "greeting", "Hi! Ask us anything about beans, brewing or your order.",
                        "color", "#8f3d17"),
                credentials);
    }

    /** The last part of its address. */
    static String key(JsonNode inbox) {
        String url = inbox.path("webhook_url").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String newSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Empty also for a note of a version that made the inbox in another way. */
    private Optional<Noted> noted() {
        try {
            List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
            return lines.size() == 3
                    ? Optional.of(new Noted(lines.get(0), lines.get(1), lines.get(2)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }
}
