package io.chatroom.platforms;

import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Header;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is kept of genuine input that nobody understood. */
public final class UnreadableEvents {
    /** They help to find out who sent it, and none of them proves anything. */
    private static final List<String> TELLING = List.of("content-type", "user-agent");

    /** The whole request. */
    public static InboundEvent.Unreadable of(
            WebhookRequest request, Inbox inbox, Instant now, String platformEventId, String reason) {
        return of(request, inbox, now, platformEventId, reason, request.body());
    }

    /** A part of it; {@code raw} is its bytes as they came. */
    public static InboundEvent.Unreadable of(
            WebhookRequest request, Inbox inbox, Instant now, String platformEventId, String reason, byte[] raw) {
        UUID id = Ids.ofPlatformEvent(inbox.id(), platformEventId);
        List<Header> headers = TELLING.stream()
                .flatMap(name -> request.header(name).stream().map(value -> new Header(name, value)))
                .toList();
        return new InboundEvent.Unreadable(id, inbox.id(), id.toString(), now, inbox.platform(), reason, headers, raw);
    }

    /** Something that did not come by request. */
    public static InboundEvent.Unreadable of(
            Inbox inbox, Instant now, String platformEventId, String reason, byte[] raw) {
        UUID id = Ids.ofPlatformEvent(inbox.id(), platformEventId);
        return new InboundEvent.Unreadable(
                id, inbox.id(), id.toString(), now, inbox.platform(), reason, List.of(), raw);
    }

    /** For what has no id of its own: the same bytes are the same event. */
    public static String idOf(byte[] body) {
        return "body:" + Signatures.sha256(body);
    }

    private UnreadableEvents() {}
}
