package io.chatroom.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.gateway.DemoSite;
import io.chatroom.local.suite.ManagementCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code site} inbox behind {@code /demo}. Its key is noted in the data directory, so that only the first start has to ask. */
public final class DemoInbox implements DemoSite {
    static final String NAME = "Demo site";

    private final Path note;

    public DemoInbox(Path dataDirectory) {
        this.note = dataDirectory.resolve("demo-inbox");
    }

    @Override
    public Optional<String> inboxKey() {
        return noted().stream().findFirst();
    }

    public void ensure(ManagementCommand command, URI api, String adminUsername) {
        String port = Integer.toString(api.getPort());
        List<String> noted = noted();
        if (noted.size() == 2 && noted.getLast().equals(port)) {
            return;
        }
        JsonNode inbox = in(new AdminApi(api, command.issueToken(adminUsername, "demo page", 5)), port);
        try {
            Files.writeString(note, key(inbox) + "\n" + port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + note, e);
        }
    }

    static JsonNode in(AdminApi api, String port) {
        List<String> origins = List.of("http://localhost:" + port, "http://127.0.0.1:" + port);
        return api.inbox(NAME, "site", Map.of("allowed_origins", origins), Map.of());
    }

    /** The last part of its address. */
    static String key(JsonNode inbox) {
        String url = inbox.path("webhook_url").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private List<String> noted() {
        try {
            return Files.exists(note) ? Files.readAllLines(note) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }
}
