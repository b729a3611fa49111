package io.chatroom.local.sample;

import io.chatroom.local.fake.StandardWebhooks;
import io.chatroom.local.sample.Script.Attachment;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Any system of one's own, by signed webhooks. */
final class WebhookCustomer implements Customer {
    private final Webhooks webhooks;
    private final URI url;
    private final StandardWebhooks signer;
    private final Clock clock;
    private final String conversation = "order-" + UUID.randomUUID();
    private final Map<String, Object> sender;
    private String lastMessage = "";

    WebhookCustomer(Webhooks webhooks, URI url, StandardWebhooks signer, Clock clock, String name) {
        this.webhooks = webhooks;
        this.url = url;
        this.signer = signer;
        this.clock = clock;
        this.sender = Map.of("external_id", "customer-" + UUID.randomUUID(), "name", name);
    }

    @Override
    public String knownAs() {
        return conversation;
    }

    @Override
    public void write(String text, @Nullable Attachment attachment) {
        lastMessage = "message-" + UUID.randomUUID();
        Map<String, Object> event = event("message.created");
        event.put("text", text);
        if (attachment != null) {
            event.put(
                    "attachments",
                    List.of(Map.of(
                            "url", "https://files.example.com/" + UUID.randomUUID(),
                            "name", attachment.name(),
                            "mime_type", attachment.mimeType(),
                            "size", attachment.size())));
        }
        send(event);
    }

    @Override
    public void edit(String text) {
        Map<String, Object> event = event("message.edited");
        event.put("text", text);
        send(event);
    }

    @Override
    public void react(String emoji) {
        Map<String, Object> event = event("reaction.added");
        event.put("emoji", emoji);
        send(event);
    }

    private Map<String, Object> event(String type) {
        return new HashMap<>(Map.of(
                "type", type,
                "external_id", lastMessage,
                "external_conversation_id", conversation,
                "sender", sender,
                "sent_at", clock.instant().toString()));
    }

    private void send(Map<String, Object> event) {
        String id = "msg_" + UUID.randomUUID();
        var _ = webhooks.post(url, event, body -> signer.headers(id, clock.instant(), body));
    }
}
