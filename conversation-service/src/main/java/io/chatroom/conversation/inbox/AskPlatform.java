package io.chatroom.conversation.inbox;

import io.chatroom.conversation.platform.PlatformCatalog;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.InboxCheckRequested;
import io.chatroom.events.OutsideRequest.SetupAction;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has a platform asked about an inbox, or told where to send its events: by delivery-service, which alone has a way out. Within the
 * transaction of who holds the inbox's lock.
 */
@ApplicationScoped
class AskPlatform {
    private final InboxRepository inboxes;
    private final PlatformCatalog platforms;
    private final InboxViews views;
    private final Outbox outbox;
    private final Clock clock;

    AskPlatform(InboxRepository inboxes, PlatformCatalog platforms, InboxViews views, Outbox outbox, Clock clock) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.views = views;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** By the ids of platforms. */
    Set<String> thatCanBeAsked() {
        return platforms.all().stream()
                .filter(platform -> platform.capabilities().contains(Capability.CREDENTIAL_CHECK))
                .map(PlatformDescriptor::id)
                .collect(Collectors.toSet());
    }

    boolean canBeAsked(Inbox inbox) {
        return can(inbox, Capability.CREDENTIAL_CHECK);
    }

    boolean canBeTold(Inbox inbox) {
        return can(inbox, Capability.WEBHOOK_REGISTRATION);
    }

    private boolean can(Inbox inbox, Capability capability) {
        return platforms
                .find(inbox.platform())
                .filter(platform -> platform.capabilities().contains(capability))
                .isPresent();
    }

    /** {@code keys} are those that are good now, the newest first; without one there is no address to speak of. */
    void ask(Inbox inbox, List<InboxKey> keys, SetupAction action) {
        if (keys.isEmpty() || !canBeAsked(inbox)) {
            return;
        }
        Instant now = clock.instant();
        InboxCheck check = inboxes.check(inbox.id(), now);
        InboxCheckRequested request = new InboxCheckRequested(
                Ids.next(),
                inbox.id(),
                inbox.platform(),
                action,
                inbox.version(),
                views.address(inbox, keys.getFirst()),
                now);
        check.ask(request.eventId(), action, now);
        outbox.publish(new OutboxRecord(
                Topics.REPLIES,
                request.key(),
                inbox.id(),
                request.eventId(),
                "inbox_check_requested",
                EventJson.write(request, OutsideRequest.class)));
    }

    /** After a change of what the platform is spoken to with, or of the address: it may have to be told again. */
    void afterChange(Inbox inbox, List<InboxKey> keys) {
        ask(inbox, keys, inbox.isEnabled() && wantsWebhook(inbox) ? SetupAction.REGISTER : SetupAction.CHECK);
    }

    /** The address is another: who was told the old one by us is told. */
    void afterNewAddress(Inbox inbox, List<InboxKey> keys) {
        if (inbox.isEnabled() && wantsWebhook(inbox)) {
            ask(inbox, keys, SetupAction.REGISTER);
        }
    }

    /** What is sent to an inbox that is switched off would be refused: so the platform is told to stop, if we told it to begin. */
    void afterSwitch(Inbox inbox, List<InboxKey> keys) {
        if (inbox.isEnabled()) {
            afterChange(inbox, keys);
        } else if (wantsWebhook(inbox)) {
            ask(inbox, keys, SetupAction.REMOVE);
        }
    }

    private boolean wantsWebhook(Inbox inbox) {
        return canBeTold(inbox)
                && inboxes.findCheck(inbox.id())
                        .filter(InboxCheck::wantsWebhook)
                        .isPresent();
    }
}
