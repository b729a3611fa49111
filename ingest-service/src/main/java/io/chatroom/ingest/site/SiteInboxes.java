package io.chatroom.ingest.site;

import io.chatroom.ingest.inboxes.InboxTable;
import io.chatroom.ingest.inboxes.KnownInbox;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The inboxes that visitors write to: those whose other side reads replies from us. */
@Singleton
class SiteInboxes {
    private final InboxTable inboxes;
    private final Set<String> platforms;
    private final Duration retryAfter;

    SiteInboxes(InboxTable inboxes, @All List<DescribedPlatform> platforms, IngestSettings settings) {
        this.inboxes = inboxes;
        this.platforms = platforms.stream()
                .map(DescribedPlatform::descriptor)
                .filter(descriptor -> descriptor.transport() == Transport.PULL)
                .map(PlatformDescriptor::id)
                .collect(Collectors.toUnmodifiableSet());
        this.retryAfter = settings.ingest().retryAfter();
    }

    Inbox get(String key) {
        KnownInbox known = inboxes.find(key).orElse(null);
        return switch (known) {
            case null ->
                throw inboxes.isComplete() ? noSuchInbox() : notNow("starting", "The service is just starting.");
            case KnownInbox.Usable usable
            when usable.enabled() && platforms.contains(usable.inbox().platform()) -> usable.inbox();
            case KnownInbox.Usable _ -> throw noSuchInbox();
            case KnownInbox.Unusable _ ->
                throw notNow("inbox_unusable", "The inbox needs to be mended by its operator.");
        };
    }

    private static ProblemException noSuchInbox() {
        return new ProblemException(
                404,
                "no_such_inbox",
                "There is no such inbox",
                "Copy the key from the inbox's settings, and check that the inbox is enabled.");
    }

    private ProblemException notNow(String code, String why) {
        return ProblemException.notNow(code, why + " Try again after a moment.", retryAfter);
    }
}
