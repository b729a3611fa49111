package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival.NamedValue;
import io.chatroom.conversation.quarantine.Entry;
import io.chatroom.conversation.store.InboundCounts.Outcome;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** What of a batch goes to quarantine: records as they are, and the webhooks that ingest could not read. */
final class Refusals {
    private final InboundCounts counts;
    private final List<Entry> entries = new ArrayList<>();

    Refusals(InboundCounts counts) {
        this.counts = counts;
    }

    void record(Inbound inbound, String reason) {
        entries.add(Entry.ofRecord(inbound.arrival(), inbound.inboxId(), reason));
        counts.add(inbound, Outcome.QUARANTINED);
    }

    /** Those that can be read; the others are refused. */
    List<Inbound.Understood> readable(List<Inbound.Understood> fresh) {
        List<Inbound.Understood> readable = new ArrayList<>(fresh.size());
        for (Inbound.Understood inbound : fresh) {
            if (inbound.event() instanceof Unreadable unreadable) {
                entries.add(webhook(inbound, unreadable));
                counts.add(inbound, Outcome.QUARANTINED);
            } else {
                readable.add(inbound);
            }
        }
        return readable;
    }

    private static Entry webhook(Inbound.Understood inbound, Unreadable unreadable) {
        return new Entry(
                inbound.arrival(),
                Entry.Kind.WEBHOOK,
                unreadable.inboxId(),
                unreadable.platform(),
                unreadable.receivedAt(),
                headersOf(unreadable),
                unreadable.raw(),
                unreadable.reason());
    }

    private static List<NamedValue> headersOf(Unreadable unreadable) {
        List<InboundEvent.Header> headers = unreadable.headers() == null ? List.of() : unreadable.headers();
        return headers.stream()
                .map(h -> new NamedValue(String.valueOf(h.name()), String.valueOf(h.value())))
                .toList();
    }

    List<Entry> entries() {
        return entries;
    }
}
