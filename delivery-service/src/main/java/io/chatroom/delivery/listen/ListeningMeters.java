package io.chatroom.delivery.listen;

import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening.Next;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is heard, by platform and inbox, and how connections fare. */
@Singleton
class ListeningMeters {
    private final MeterRegistry registry;
    private final Set<OneConnection> open = ConcurrentHashMap.newKeySet();
    private volatile long refused;

    ListeningMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(
                        "chatroom.listening.connections",
                        open,
                        all -> all.stream().filter(OneConnection::isReady).count())
                .tag("state", "ready")
                .register(registry);
        Gauge.builder(
                        "chatroom.listening.connections",
                        open,
                        all -> all.stream().filter(one -> !one.isReady()).count())
                .tag("state", "opening")
                .register(registry);
        Gauge.builder("chatroom.listening.refused", this, meters -> meters.refused)
                .register(registry);
    }

    /** Of all processes together. */
    void refused(long inboxes) {
        refused = inboxes;
    }

    void begun(OneConnection connection) {
        open.add(connection);
    }

    void ended(OneConnection connection) {
        open.remove(connection);
    }

    void next(Inbox inbox, Next next) {
        String what = switch (next) {
            case Next.Resume _ -> "resume";
            case Next.Anew _ -> "anew";
            case Next.AskAgain _ -> "ask_again";
            case Next.Refused _ -> "refused";
        };
        registry.counter(
                        "chatroom.listening.ends",
                        "platform",
                        inbox.platform(),
                        "inbox",
                        inbox.id().toString(),
                        "next",
                        what)
                .increment();
    }

    void kept(Inbox inbox, Heard heard) {
        long unreadable = heard.events().stream()
                .filter(InboundEvent.Unreadable.class::isInstance)
                .count();
        events(inbox, "accepted", heard.events().size() - unreadable);
        events(inbox, "unreadable", unreadable);
        events(inbox, "echo", heard.echoes());
        events(inbox, "ignored", heard.ignored());
    }

    private void events(Inbox inbox, String outcome, long count) {
        if (count > 0) {
            registry.counter(
                            "chatroom.listening.events",
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
