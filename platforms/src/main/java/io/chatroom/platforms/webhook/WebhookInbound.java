package io.chatroom.platforms.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One event, or a batch as {@code {"events": […]}}. The integrator is there to mend a malformed event, so it is refused, and the
 * whole batch with it: half a batch stored would be stored again with the repetition. A type we do not know may be one that comes
 * with a later version, and is kept as unreadable.
 */
@Singleton
class WebhookInbound implements InboundPlatform {
    private static final String EVENTS = "events";
    private static final int LARGEST_BATCH = 500;

    @Override
    public String id() {
        return WebhookDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        return Proof.of(inbox).verify(request, inbox.credentials().all(WebhookDescriptor.SECRET), now);
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (UntrustedJson.read(request.body())) {
            case Reading.NotJson(String reason) -> Normalised.Refused.notJson(reason);
            case Reading.Json(JsonNode root)
            when !root.isObject() ->
                refused(List.of(new Normalised.Flaw("", "invalid", "The body must be one JSON object.")));
            case Reading.Json(JsonNode root) when root.has(EVENTS) -> batch(root.path(EVENTS), request, inbox, now);
            case Reading.Json(JsonNode root) -> {
                EventReader reader = new EventReader(root, "", 0, request.body(), request, inbox, now);
                InboundEvent event = reader.read();
                yield reader.flaws().isEmpty() ? Normalised.of(List.of(event)) : refused(reader.flaws());
            }
        };
    }

    private static Normalised batch(JsonNode events, WebhookRequest request, Inbox inbox, Instant now) {
        if (!events.isArray() || events.isEmpty() || events.size() > LARGEST_BATCH) {
            String message = "'events' must be a list of 1 to " + LARGEST_BATCH + " events.";
            return refused(List.of(new Normalised.Flaw(EVENTS, "invalid", message)));
        }
        List<byte[]> raw = UntrustedJson.elements(request.body(), EVENTS);
        List<InboundEvent> read = new ArrayList<>();
        List<Normalised.Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EventReader reader =
                    new EventReader(events.get(i), EVENTS + "[" + i + "]", i, raw.get(i), request, inbox, now);
            read.add(reader.read());
            flaws.addAll(reader.flaws());
        }
        return flaws.isEmpty() ? Normalised.of(read) : refused(flaws);
    }

    private static Normalised refused(List<Normalised.Flaw> flaws) {
        // enough to mend by; an answer does not grow with the request
        List<Normalised.Flaw> first = flaws.subList(0, Math.min(flaws.size(), 20));
        return new Normalised.Refused(
                "invalid_event", flaws.getFirst().message() + " Nothing of this request was stored.", first);
    }
}
