package io.chatroom.platforms.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised.Flaw;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.WebhookRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one event of the generic form. What it gives is good only if it then has no {@link #flaws()}. */
final class EventReader {
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_REASON = 500;

    private final JsonNode event;
    private final String path;
    private final int position;
    private final byte[] raw;
    private final WebhookRequest request;
    private final Inbox inbox;
    private final Instant now;
    private final List<Flaw> flaws = new ArrayList<>();

    EventReader(
            JsonNode event, String path, int position, byte[] raw, WebhookRequest request, Inbox inbox, Instant now) {
        this.event = event;
        this.path = path;
        this.position = position;
        this.raw = raw;
        this.request = request;
        this.inbox = inbox;
        this.now = now;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    InboundEvent read() {
        String type =
                required("type", UntrustedJson.filled(event, "type"), "the kind of event, such as message.created");
        return switch (type) {
            case "message.created" -> created();
            case "message.edited" ->
                new InboundEvent.MessageEdited(
                        eventId(type), inbox.id(), conversation(), now, message(), text(), sentAt());
            case "message.deleted" ->
                new InboundEvent.MessageDeleted(eventId(type), inbox.id(), conversation(), now, message(), sentAt());
            case "reaction.added" -> reaction(type, true);
            case "reaction.removed" -> reaction(type, false);
            case "message.delivered" -> receipt(type, Receipt.DELIVERED);
            case "message.read" -> receipt(type, Receipt.READ);
            case "message.failed" -> receipt(type, Receipt.FAILED);
            default -> unreadable(type);
        };
    }

    private InboundEvent created() {
        List<Attachment> attachments = attachments();
        // a message may be files only; otherwise it needs a text that says something
        Optional<String> text = UntrustedJson.text(event, "text");
        if (attachments.isEmpty() && text.filter(words -> !words.isBlank()).isEmpty()) {
            flaw("text", "required", "is missing: a message needs a text or an attachment");
        }
        return new InboundEvent.MessageReceived(
                // the sender's own id of the message, so that even a new webhook about it is the same message
                Ids.ofPlatformEvent(inbox.id(), String.join("\n", "message.created", conversation(), message())),
                inbox.id(),
                conversation(),
                now,
                message(),
                direction(),
                sender(),
                text.orElse(""),
                attachments,
                UntrustedJson.id(event, "reply_to_external_id").orElse(null),
                sentAt(),
                UntrustedJson.capped(raw));
    }

    private InboundEvent reaction(String type, boolean added) {
        Optional<String> emoji = UntrustedJson.id(event, "emoji").or(() -> UntrustedJson.id(event, "text"));
        return new InboundEvent.ReactionChanged(
                eventId(type),
                inbox.id(),
                conversation(),
                now,
                message(),
                sender(),
                required("emoji", emoji, "the emoji that was put on or taken off"),
                added);
    }

    private InboundEvent receipt(String type, Receipt receipt) {
        String reason = receipt == Receipt.FAILED
                ? UntrustedJson.filled(event, "reason")
                        .map(text -> UntrustedJson.brief(text, LONGEST_REASON))
                        .orElse(null)
                : null;
        return new InboundEvent.ReceiptReceived(
                eventId(type), inbox.id(), conversation(), now, message(), null, receipt, reason, sentAt());
    }

    private InboundEvent unreadable(String type) {
        UUID id = eventId("unreadable");
        List<Header> headers = Stream.of("content-type", "user-agent", StandardWebhooks.ID, StandardWebhooks.TIMESTAMP)
                .flatMap(name -> request.header(name).map(value -> new Header(name, value)).stream())
                .toList();
        String reason = "unknown type " + UntrustedJson.brief(type, 100);
        return new InboundEvent.Unreadable(id, inbox.id(), id.toString(), now, inbox.platform(), reason, headers, raw);
    }

    /** The delivery's own id is the same with every repetition; the position tells the events of a batch apart. */
    private UUID eventId(String type) {
        String delivery = Proof.of(inbox).deliveryId(request);
        return Ids.ofPlatformEvent(inbox.id(), String.join("\n", type, delivery, Integer.toString(position)));
    }

    private String conversation() {
        return required(
                "external_conversation_id",
                UntrustedJson.id(event, "external_conversation_id"),
                "your id of the conversation, 1 to 255 characters");
    }

    private String message() {
        return required(
                "external_id", UntrustedJson.id(event, "external_id"), "your id of the message, 1 to 255 characters");
    }

    private String text() {
        return required("text", UntrustedJson.text(event, "text"), "the text of the message");
    }

    /** What somebody of the integrator's own has answered elsewhere belongs to the conversation, too. */
    private Direction direction() {
        JsonNode value = event.path("direction");
        String direction = value.isMissingNode() || value.isNull() ? "incoming" : value.asText("");
        if (!direction.equals("incoming") && !direction.equals("outgoing")) {
            flaw("direction", "invalid", "must be incoming, or outgoing for what your side wrote elsewhere");
        }
        return direction.equals("outgoing") ? Direction.OUTGOING : Direction.INCOMING;
    }

    private Sender sender() {
        JsonNode sender = event.path("sender");
        return new Sender(
                required(
                        "sender.external_id",
                        UntrustedJson.id(sender, "external_id"),
                        "your id of the person, 1 to 255 characters"),
                UntrustedJson.filled(sender, "name").orElse(null),
                null,
                UntrustedJson.filled(sender, "avatar_url").orElse(null),
                false);
    }

    private List<Attachment> attachments() {
        JsonNode list = event.path("attachments");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST_ATTACHMENTS) {
            flaw("attachments", "invalid", "must be a list of at most " + MOST_ATTACHMENTS + " files");
            return List.of();
        }
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode file : list) {
            Optional<String> url = UntrustedJson.filled(file, "url")
                    .filter(address -> address.startsWith("https://") || address.startsWith("http://"));
            attachments.add(new Attachment(
                    null,
                    required(
                            "attachments[" + attachments.size() + "].url",
                            url,
                            "the http or https address of the file"),
                    UntrustedJson.filled(file, "name").orElse(null),
                    UntrustedJson.filled(file, "mime_type").orElse(null),
                    UntrustedJson.number(file, "size").filter(size -> size >= 0).orElse(null)));
        }
        return attachments;
    }

    private @Nullable Instant sentAt() {
        JsonNode value = event.path("sent_at");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Instant time = time(value.asText());
        if (time == null) {
            flaw("sent_at", "invalid", "must be a time such as 2026-01-31T12:00:00Z");
        }
        return time;
    }

    /** Beyond these years it can be no time of a message, and a database may not know it. */
    private static @Nullable Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time.toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String required(String field, Optional<String> value, String what) {
        if (value.isEmpty()) {
            flaw(field, "required", "is missing or cannot be used: it holds " + what);
        }
        return value.orElse("");
    }

    private void flaw(String field, String code, String message) {
        String full = path.isEmpty() ? field : path + "." + field;
        if (flaws.stream().noneMatch(known -> known.field().equals(full))) {
            flaws.add(new Flaw(full, code, "'" + full + "' " + message + "."));
        }
    }
}
