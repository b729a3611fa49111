package io.chatroom.local.sample;

import io.chatroom.local.sample.Script.Attachment;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody who writes to a bot; updates as https://core.telegram.org/bots/api#update describes them. */
final class TelegramCustomer implements Customer {
    /** Telegram counts the updates of a bot upwards; starting at the clock keeps later runs above earlier ones. */
    private static final AtomicLong UPDATES = new AtomicLong(System.currentTimeMillis() * 100);

    private final Webhooks webhooks;
    private final URI url;
    private final String secretToken;
    private final Clock clock;
    private final long chat = ThreadLocalRandom.current().nextLong(100_000_000, 9_000_000_000L);
    private final Map<String, Object> person;
    private long messages = ThreadLocalRandom.current().nextLong(1, 5_000);

    TelegramCustomer(Webhooks webhooks, URI url, String secretToken, Clock clock, String name) {
        this.webhooks = webhooks;
        this.url = url;
        this.secretToken = secretToken;
        this.clock = clock;
        String[] names = name.split(" ", 2);
        this.person = new HashMap<>(Map.of("id", chat, "is_bot", false, "first_name", names[0]));
        if (names.length > 1) {
            person.put("last_name", names[1]);
        }
    }

    @Override
    public String knownAs() {
        return Long.toString(chat);
    }

    @Override
    public void write(String text, @Nullable Attachment attachment) {
        messages++;
        Map<String, Object> message = message();
        if (attachment == null) {
            message.put("text", text);
        } else {
            message.put("caption", text);
            message.put(
                    "document",
                    Map.of(
                            "file_id", UUID.randomUUID().toString(),
                            "file_unique_id", UUID.randomUUID().toString(),
                            "file_name", attachment.name(),
                            "mime_type", attachment.mimeType(),
                            "file_size", attachment.size()));
        }
        send("message", message);
    }

    @Override
    public void edit(String text) {
        Map<String, Object> message = message();
        message.put("text", text);
        message.put("edit_date", clock.instant().getEpochSecond());
        send("edited_message", message);
    }

    @Override
    public void react(String emoji) {
        send(
                "message_reaction",
                Map.of(
                        "chat", chat(),
                        "message_id", messages,
                        "user", person,
                        "date", clock.instant().getEpochSecond(),
                        "old_reaction", List.of(),
                        "new_reaction", List.of(Map.of("type", "emoji", "emoji", emoji))));
    }

    private Map<String, Object> message() {
        return new HashMap<>(Map.of(
                "message_id",
                messages,
                "from",
                person,
                "chat",
                chat(),
                "date",
                clock.instant().getEpochSecond()));
    }

    private Map<String, Object> chat() {
        Map<String, Object> chat = new HashMap<>(person);
        chat.remove("is_bot");
        chat.put("type", "private");
        return chat;
    }

    private void send(String kind, Map<String, Object> content) {
        var _ = webhooks.post(
                url,
                Map.of("update_id", UPDATES.incrementAndGet(), kind, content),
                _ -> Map.of("X-Telegram-Bot-Api-Secret-Token", secretToken));
    }
}
