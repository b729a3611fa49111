package io.chatroom.ingest.site;

import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.ingest.publish.PublishInbound;
import io.chatroom.ingest.publish.PublishInbound.NotDurable;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.ingest.tally.Tally;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Turns what a visitor does into events, and returns when they are durable. A visitor has one conversation with an inbox. */
@Singleton
class TakeFromVisitor {
    private final PublishInbound publish;
    private final Tally tally;
    private final Clock clock;
    private final IngestSettings.Ingest settings;

    TakeFromVisitor(PublishInbound publish, Tally tally, Clock clock, IngestSettings settings) {
        this.publish = publish;
        this.tally = tally;
        this.clock = clock;
        this.settings = settings.ingest();
    }

    /** The event's id: the same again for the same visitor and {@code client_message_id}. */
    UUID message(Visitor visitor, SiteRequest.Message message) {
        Instant now = clock.instant();
        UUID id = eventId(visitor, "message", message.clientMessageId());
        publish(
                visitor,
                List.of(new InboundEvent.MessageReceived(
                        id,
                        visitor.inboxId(),
                        visitor.visitorId(),
                        now,
                        message.clientMessageId(),
                        Direction.INCOMING,
                        sender(visitor),
                        message.text(),
                        message.fileIds().stream()
                                .distinct()
                                .map(file -> new InboundEvent.Attachment(file.toString(), null, null, null, null))
                                .toList(),
                        null,
                        now,
                        null)));
        return id;
    }

    void receipts(Visitor visitor, SiteRequest.Receipts receipts) {
        Instant now = clock.instant();
        Receipt receipt = receipts.status().equals("read") ? Receipt.READ : Receipt.DELIVERED;
        publish(
                visitor,
                receipts.messageIds().stream()
                        .distinct()
                        .<InboundEvent>map(messageId -> new InboundEvent.ReceiptReceived(
                                eventId(visitor, receipts.status(), messageId.toString()),
                                visitor.inboxId(),
                                visitor.visitorId(),
                                now,
                                null,
                                messageId,
                                receipt,
                                null,
                                now))
                        .toList());
    }

    /** Whoever wrote as {@code before}, which nobody else can prove to be, is {@code now} from now on. */
    void recognised(Visitor before, Visitor now) {
        Instant at = clock.instant();
        publish(
                now,
                List.of(new InboundEvent.VisitorRecognised(
                        // once more would find nothing left to do, so there is no need to know it again
                        Ids.next(), now.inboxId(), before.visitorId(), at, sender(now))));
    }

    private static Sender sender(Visitor visitor) {
        return new Sender(visitor.visitorId(), visitor.name(), visitor.email(), null, visitor.verified());
    }

    private static UUID eventId(Visitor visitor, String what, String id) {
        return Ids.ofPlatformEvent(visitor.inboxId(), String.join("\n", what, visitor.visitorId(), id));
    }

    private void publish(Visitor visitor, List<InboundEvent> events) {
        try {
            publish.publish(events, settings.budget());
            tally.acknowledged(visitor.inboxId(), events.size(), 0);
        } catch (NotDurable e) {
            throw ProblemException.notNow(
                    "not_stored",
                    "It could not be stored just now. Send it again after a moment.",
                    settings.retryAfter());
        }
    }
}
