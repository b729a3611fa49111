package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Any number of <a href="https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects">events</a> a request; none when
 * somebody presses Verify in the console. What LINE sends and we do not understand is taken, as unreadable, or it would stop sending.
 */
@Singleton
class LineInbound implements InboundPlatform {
    private static final String SIGNATURE = "x-line-signature";
    private static final int MOST_EVENTS = 500;

    @Override
    public String id() {
        return LineDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        Optional<String> given = request.header(SIGNATURE);
        if (given.isEmpty()) {
            return new Verification.Forged("the signature is missing");
        }
        boolean matches = false;
        for (String secret : inbox.credentials().all(LineDescriptor.CHANNEL_SECRET)) {
            matches |= !secret.isEmpty() && Signatures.same(signature(secret, request.body()), given.get());
        }
        return matches ? Verification.GENUINE : new Verification.Forged("no signature matches");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (UntrustedJson.read(request.body())) {
            case Reading.NotJson(String reason) -> unreadable(request, inbox, now, "it is not JSON: " + reason);
            case Reading.Json(JsonNode root) -> {
                JsonNode events = root.path("events");
                if (!events.isArray()) {
                    yield unreadable(request, inbox, now, "it has no list of events");
                }
                yield events.size() > MOST_EVENTS
                        ? unreadable(request, inbox, now, "it has more than " + MOST_EVENTS + " events")
                        : read(root, events, request, inbox, now);
            }
        };
    }

    private static Normalised read(JsonNode root, JsonNode list, WebhookRequest request, Inbox inbox, Instant now) {
        List<byte[]> raw = list.size() > 1 ? UntrustedJson.elements(request.body(), "events") : List.of();
        String destination = UntrustedJson.id(root, "destination").orElse("");
        String head = "{\"destination\":" + TextNode.valueOf(destination) + ",\"events\":[";
        List<InboundEvent> events = new ArrayList<>();
        int ignored = 0;
        for (int i = 0; i < list.size(); i++) {
            // of several, each is kept so that it can be read again alone
            byte[] alone = raw.isEmpty() ? request.body() : joined(head, raw.get(i), "]}");
            switch (new LineEvent(list.get(i), alone, inbox, now).read()) {
                case LineEvent.Understood(InboundEvent event) -> events.add(event);
                case LineEvent.Nothing _ -> ignored++;
                case LineEvent.NotUnderstood(String reason) ->
                    events.add(UnreadableEvents.of(
                            request,
                            inbox,
                            now,
                            UnreadableEvents.idOf(bytes(list.get(i).toString())),
                            reason,
                            alone));
            }
        }
        return new Normalised.Events(events, 0, ignored);
    }

    private static Normalised unreadable(WebhookRequest request, Inbox inbox, Instant now, String reason) {
        String id = UnreadableEvents.idOf(request.body());
        return Normalised.of(List.of(UnreadableEvents.of(request, inbox, now, id, reason)));
    }

    private static String signature(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(Signatures.hmacSha256(bytes(secret), body));
    }

    private static byte[] joined(String head, byte[] element, String tail) {
        return bytes(head + new String(element, StandardCharsets.UTF_8) + tail);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
