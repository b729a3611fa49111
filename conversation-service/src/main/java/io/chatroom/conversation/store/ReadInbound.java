package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a record of the inbound topic. JSON cannot promise that a field is there, so what the store relies on is checked here. */
final class ReadInbound {

    /** Of a key, which begins with the inbox: see {@link InboundEvent#key}. */
    private static final int UUID_CHARACTERS = 36;

    static Inbound read(Arrival arrival) {
        if (arrival.payload().length == 0 && arrival.redriveOf().isPresent()) {
            return new Inbound.NothingLeft(arrival);
        }
        try {
            InboundEvent event = EventJson.read(arrival.payload(), InboundEvent.class);
            return missing(event)
                    .<Inbound>map(field ->
                            new Inbound.NotUnderstood(arrival, inboxOf(arrival.key()), "the event has no " + field))
                    .orElseGet(() -> new Inbound.Understood(arrival, event));
        } catch (MalformedPayload e) {
            return new Inbound.NotUnderstood(arrival, inboxOf(arrival.key()), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable UUID inboxOf(byte @Nullable [] key) {
        if (key == null || key.length < UUID_CHARACTERS) {
            return null;
        }
        try {
            return UUID.fromString(new String(key, 0, UUID_CHARACTERS, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<String> missing(InboundEvent event) {
        return first(
                        absent("event_id", event.eventId()),
                        absent("inbox_id", event.inboxId()),
                        absent("external_conversation_id", event.externalConversationId()),
                        absent("received_at", event.receivedAt()))
                .or(() -> switch (event) {
                    case MessageReceived m ->
                        first(
                                absent("external_message_id", m.externalMessageId()),
                                absent("direction", m.direction()),
                                absent("sender", m.sender()),
                                absent("text", m.text()));
                    case MessageEdited m ->
                        first(absent("external_message_id", m.externalMessageId()), absent("text", m.text()));
                    case MessageDeleted m -> absent("external_message_id", m.externalMessageId());
                    case ReactionChanged r ->
                        first(
                                absent("external_message_id", r.externalMessageId()),
                                absent("sender", r.sender()),
                                absent("emoji", r.emoji()));
                    case ReceiptReceived r ->
                        first(
                                absent("receipt", r.receipt()),
                                absent(
                                        "external_message_id, message_id or up_to",
                                        Stream.of(r.externalMessageId(), r.messageId(), r.upTo())
                                                .filter(Objects::nonNull)
                                                .findFirst()
                                                .orElse(null)));
                    case ConversationMoved m ->
                        first(
                                absent("from_external_id", m.fromExternalId()),
                                absent("to_external_id", m.toExternalId()));
                    case VisitorRecognised v ->
                        absent("sender", v.sender() == null ? null : v.sender().externalId());
                    case Unreadable u -> first(absent("raw", u.raw()), absent("reason", u.reason()));
                });
    }

    private static Optional<String> absent(String field, @Nullable Object value) {
        return value == null ? Optional.of(field) : Optional.empty();
    }

    @SafeVarargs
    private static Optional<String> first(Optional<String>... missing) {
        for (Optional<String> each : missing) {
            if (each.isPresent()) {
                return each;
            }
        }
        return Optional.empty();
    }

    private ReadInbound() {}
}
