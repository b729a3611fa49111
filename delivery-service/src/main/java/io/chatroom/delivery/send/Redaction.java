package io.chatroom.delivery.send;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes an inbox's secrets out of what is kept and shown: some platforms echo what they were sent. */
public final class Redaction {
    static final int MAX_EXCERPT_BYTES = 4096;
    private static final String INSTEAD = "[redacted]";
    /** Shorter ones would tear ordinary words apart, and are no secrets. */
    private static final int SHORTEST_SECRET = 6;

    private final List<String> secrets;

    static final Redaction NOTHING_TO_HIDE = new Redaction(List.of());

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    public static Redaction of(PlatformDescriptor platform, Inbox inbox) {
        return new Redaction(platform.fields().stream()
                .filter(Field::isCredential)
                .flatMap(field -> inbox.credentials().all(field.name()).stream())
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .toList());
    }

    public String text(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, INSTEAD);
        }
        return redacted;
    }

    /** At most 4 KiB of UTF-8, and nothing a database text cannot hold. */
    String excerpt(byte[] body) {
        String text = text(new String(body, StandardCharsets.UTF_8)).replace('\u0000', '\uFFFD');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_EXCERPT_BYTES) {
            return text;
        }
        int end = MAX_EXCERPT_BYTES;
        // not in the middle of a character
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }

    SendResult result(SendResult result) {
        return switch (result) {
            case SendResult.Sent sent -> sent;
            case SendResult.Throttled throttled -> throttled;
            case SendResult.Rejected(SendResult.Scope scope, String code, String reason) ->
                new SendResult.Rejected(scope, code, stored(reason));
            case SendResult.Unavailable(String reason, boolean maybeProcessed) ->
                new SendResult.Unavailable(stored(reason), maybeProcessed);
        };
    }

    private String stored(String text) {
        return excerpt(text.getBytes(StandardCharsets.UTF_8));
    }
}
