package io.chatroom.ingest.redrive;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.RedriveRequested;
import io.chatroom.ingest.inboxes.InboxTable;
import io.chatroom.ingest.inboxes.KnownInbox;
import io.chatroom.ingest.publish.PublishInbound;
import io.chatroom.ingest.publish.PublishInbound.NotDurable;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.ingest.webhook.UnderstandWebhook;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One quarantined webhook, from the bytes that were kept to events that are durable. It was verified when it came. */
@Singleton
class Redrive {
    private final InboxTable inboxes;
    private final UnderstandWebhook understand;
    private final PublishInbound publish;
    private final URI publicUrl;
    private final Duration budget;

    Redrive(InboxTable inboxes, UnderstandWebhook understand, PublishInbound publish, IngestSettings settings) {
        this.inboxes = inboxes;
        this.understand = understand;
        this.publish = publish;
        this.publicUrl = URI.create(settings.publicUrl());
        this.budget = settings.ingest().budget();
    }

    void redrive(RedriveRequested requested) throws NotDurable {
        publish.publish(
                events(requested),
                Map.of(
                        RedriveRequested.QUARANTINE_HEADER,
                        requested.quarantineId().toString()),
                budget);
    }

    /** There is always one at least, so that who asked hears what came of it. */
    private List<InboundEvent> events(RedriveRequested requested) {
        WebhookRequest request = new WebhookRequest(
                "POST",
                publicUrl.resolve("/webhooks/" + requested.platform() + "/redriven"),
                requested.headers().stream()
                        .collect(Collectors.groupingBy(
                                Header::name, Collectors.mapping(Header::value, Collectors.toList()))),
                requested.raw());
        return switch (inboxes.find(requested.inboxId()).orElse(null)) {
            case null -> still(requested, request, "The inbox is gone.");
            case KnownInbox.Unusable unusable ->
                still(requested, request, "The inbox's credentials cannot be opened: " + unusable.reason());
            case KnownInbox.Usable usable ->
                switch (understand
                        .again(request, usable.inbox(), requested.receivedAt())
                        .orElse(null)) {
                    case null -> still(requested, request, "No platform here is called " + requested.platform() + ".");
                    case Normalised.Refused refused -> still(requested, request, refused.detail());
                    case Normalised.Events understood when !understood.events().isEmpty() -> understood.events();
                    case Normalised.Events nothing ->
                        still(
                                requested,
                                request,
                                nothing.ignored() > 0
                                        ? "It holds nothing to store: it is of a kind that no conversation consists of."
                                        : "It holds nothing to store: our own message come back.");
                };
        };
    }

    private static List<InboundEvent> still(RedriveRequested requested, WebhookRequest request, String reason) {
        return List.of(UnderstandWebhook.unreadable(
                requested.inboxId(), requested.platform(), request, reason, requested.receivedAt()));
    }
}
