package io.chatroom.ingest.webhook;

import io.chatroom.events.InboundEvent;
import io.chatroom.ingest.inboxes.KnownInbox;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What became of webhooks and of the events in them, by platform and inbox. */
@Singleton
class WebhookMeters {
    private final MeterRegistry registry;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(Inbox inbox, Normalised.Events accepted) {
        request(inbox, "accepted");
        long unreadable = accepted.events().stream()
                .filter(InboundEvent.Unreadable.class::isInstance)
                .count();
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
