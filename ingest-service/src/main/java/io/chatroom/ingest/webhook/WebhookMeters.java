package io.chatroom.ingest.webhook;

import io.chatroom.events.InboundEvent;
import io.chatroom.ingest.inboxes.KnownInbox;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * What became of webhooks and of the events in them: counted by platform and inbox, and a line for each. At full speed a line costs more than it tells, so those of accepted ones are
 * written when asked for.
 */
@Singleton
class WebhookMeters {
    private static final Logger LINE = Logger.getLogger("io.chatroom.ingest.webhook");

    private final MeterRegistry registry;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(Inbox inbox, Normalised.Events accepted) {
        long unreadable = accepted.events().stream()
                .filter(InboundEvent.Unreadable.class::isInstance)
                .count();
        count(inbox, "accepted");
        LINE.debugf(
                "inbox=%s platform=%s outcome=accepted events=%d unreadable=%d echoes=%d ignored=%d",
                inbox.id(),
                inbox.platform(),
                accepted.events().size() - unreadable,
                unreadable,
                accepted.echoes(),
                accepted.ignored());
        events(inbox, "accepted", accepted.events().size() - unreadable);
        events(inbox, "unreadable", unreadable);
        events(inbox, "echo", accepted.echoes());
        events(inbox, "ignored", accepted.ignored());
    }

    void forged(Inbox inbox) {
        request(inbox, "forged");
    }

    void refused(Inbox inbox) {
        request(inbox, "refused");
    }

    void notDurable(Inbox inbox) {
        request(inbox, "not_durable");
    }

    void unusable(KnownInbox.Unusable inbox) {
        registry.counter(
                        "chatroom.ingest.webhooks",
                        "platform",
                        "",
                        "inbox",
                        inbox.id().toString(),
                        "outcome",
                        "unusable")
                .increment();
    }

    private void request(Inbox inbox, String outcome) {
        count(inbox, outcome);
        LINE.infof("inbox=%s platform=%s outcome=%s", inbox.id(), inbox.platform(), outcome);
    }

    private void count(Inbox inbox, String outcome) {
        registry.counter(
                        "chatroom.ingest.webhooks",
                        "platform",
                        inbox.platform(),
                        "inbox",
                        inbox.id().toString(),
                        "outcome",
                        outcome)
                .increment();
    }

    private void events(Inbox inbox, String outcome, long count) {
        if (count > 0) {
            registry.counter(
                            "chatroom.ingest.events",
                            "platform",
                            inbox.platform(),
                            "inbox",
                            inbox.id().toString(),
                            "outcome",
                            outcome)
                    .increment(count);
        }
    }
}
