package io.chatroom.platforms;

import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.InboundEvent.Unreadable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What is made of a genuine request, or of a part of one, that a platform's code does not understand. */
public final class Unreadables {

    /** {@code key} is the platform's own id of the event; {@code raw} must hold no secret. {@code headers} name what else is kept. */
    public static Unreadable of(
            WebhookRequest request,
            Inbox inbox,
            Instant now,
            String key,
            String reason,
            byte[] raw,
            String... headers) {
        UUID id = Ids.ofPlatformEvent(inbox.id(), key);
        List<Header> kept = Stream.concat(Stream.of("content-type", "user-agent"), Stream.of(headers))
                .flatMap(name -> request.header(name).map(value -> new Header(name, value)).stream())
                .toList();
        return new Unreadable(id, inbox.id(), id.toString(), now, inbox.platform(), reason, kept, raw);
    }

    /** For what has no id of its own: its bytes are one. */
    public static String keyOf(byte[] raw) {
        try {
            return "body:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Unreadables() {}
}
