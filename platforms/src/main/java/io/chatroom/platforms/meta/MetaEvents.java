package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One webhook of Meta's, which may hold many events, and what becomes of each. Meta repeats what is not answered 2xx until it gives up
 * on us, so whatever is genuine is taken, if need be as unreadable.
 */
public final class MetaEvents {
    /** Meta puts a thousand into one request at most. */
    private static final int MOST_EVENTS = 1000;

    /** What stands beside events is kept with each of them, until all of it together is this many times what came. */
    private static final long MOST_REPEATED = 8;

    private static final long EARLIEST_MILLISECONDS = 100_000_000_000L;
    private static final long LATEST_MILLISECONDS = 253_402_300_800_000L;

    private final WebhookRequest request;
    private final Inbox inbox;
    private final Instant now;
    private final List<InboundEvent> events = new ArrayList<>();
    private int found;
    private long repeated;
    private int echoes;
    private int ignored;

    public MetaEvents(WebhookRequest request, Inbox inbox, Instant now) {
        this.request = request;
        this.inbox = inbox;
        this.now = now;
    }

    /** The events of a webhook about {@code object}, which {@code split} finds in its entries, in their order. */
    public List<MetaItem> items(String object, BiFunction<JsonNode, JsonNode, List<MetaItem>> split) {
        List<MetaItem> items = new ArrayList<>();
        switch (UntrustedJson.read(request.body())) {
            case Reading.NotJson(String reason) -> unreadable("it is not JSON: " + reason);
            case Reading.Json(JsonNode root)
            when !root.path("object").asText("").equals(object) -> unreadable("it is not about a " + object);
            case Reading.Json(JsonNode root) -> {
                for (JsonNode entry : root.path("entry")) {
                    items.addAll(split.apply(root, entry));
                }
                if (items.isEmpty()) {
                    unreadable("it holds no events");
                }
            }
        }
        if (items.size() > MOST_EVENTS) {
            unreadable("it holds more than " + MOST_EVENTS + " events");
            return List.of();
        }
        found = items.size();
        return items;
    }

    public Normalised result() {
        if (events.size() > MOST_EVENTS) {
            // one event can name many messages
            events.clear();
            unreadable("it says more than " + MOST_EVENTS + " things");
        }
        return new Normalised.Events(events, echoes, ignored);
    }

    public Inbox inbox() {
        return inbox;
    }

    public Instant now() {
        return now;
    }

    /** {@code key} is made from Meta's own ids, so that the same event has the same id however often and with whatever it comes. */
    public UUID id(String key) {
        return Ids.ofPlatformEvent(inbox.id(), key);
    }

    public void add(InboundEvent event) {
        events.add(event);
    }

    /** A message of ours coming back. */
    public void echo() {
        echoes++;
    }

    /** Understood, and nothing to an inbox. */
    public void ignore() {
        ignored++;
    }

    public void unreadable(String reason, MetaItem item) {
        String id = "item:" + Signatures.sha256(item.node().toString().getBytes(StandardCharsets.UTF_8));
        events.add(UnreadableEvents.of(request, inbox, now, id, reason, raw(item)));
    }

    /** The body as it came if it holds nothing else; otherwise one that holds this event alone, and can be read again. */
    public byte[] raw(MetaItem item) {
        if (found == 1) {
            return request.body();
        }
        byte[] alone = item.alone(repeated < MOST_REPEATED * request.body().length);
        repeated += alone.length;
        return alone;
    }

    /** A word of Meta's, to be shown to people, if it is a word. */
    public static String word(JsonNode object, String field) {
        String word = object.path(field).asText("");
        boolean plain = !word.isEmpty()
                && word.length() <= 40
                && word.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
        return plain ? "'" + word + "'" : "that has no name";
    }

    private void unreadable(String reason) {
        String id = UnreadableEvents.idOf(request.body());
        events.add(UnreadableEvents.of(request, inbox, now, id, reason));
    }

    /** Meta gives times in seconds and in milliseconds, as numbers and as strings. */
    public static @Nullable Instant time(JsonNode object, String field) {
        JsonNode value = object.path(field);
        JsonNode number = value.isTextual() ? number(value.textValue()) : value;
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() <= 0) {
            return null;
        }
        long time = number.longValue();
        long milliseconds = time < EARLIEST_MILLISECONDS ? time * 1000 : time;
        // a date beyond the year 9999 can be no date, and cannot be stored as one
        return milliseconds < LATEST_MILLISECONDS ? Instant.ofEpochMilli(milliseconds) : null;
    }

    private static JsonNode number(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() <= 15 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(digits))
                : JsonNodeFactory.instance.missingNode();
    }
}
