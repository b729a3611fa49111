package io.chatroom.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.sample.Script.Attachment;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visitor of a web site. */
final class SiteCustomer implements Customer {
    private final Webhooks webhooks;
    private final URI inbox;
    private final String token;
    private final String contact;

    /** @param inbox up to the inbox key */
    SiteCustomer(Webhooks webhooks, URI inbox, String name, @Nullable String email) {
        this.webhooks = webhooks;
        this.inbox = inbox;
        Map<String, String> visitor = email == null ? Map.of("name", name) : Map.of("name", name, "email", email);
        JsonNode session = webhooks.post(URI.create(inbox + "/sessions"), visitor, _ -> Map.of());
        this.token = session.path("token").asText();
        this.contact = session.path("contact").path("id").asText();
    }

    @Override
    public String knownAs() {
        return contact;
    }

    @Override
    public void write(String text, @Nullable Attachment attachment) {
        var _ = webhooks.post(
                URI.create(inbox + "/messages"),
                Map.of("client_message_id", UUID.randomUUID().toString(), "text", text),
                _ -> Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public void edit(String text) {}

    @Override
    public void react(String emoji) {}
}
