package io.chatroom.conversation.inbox;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.OutsideRequest.SetupAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an operator has asked of an inbox's platform. The answer comes later, on the inbox and on the feed. */
@ApplicationScoped
class CheckInboxes {
    private final InboxRepository inboxes;
    private final AskPlatform platform;
    private final InboxAnnouncements announcements;
    private final AuditTrail audit;
    private final Clock clock;

    CheckInboxes(
            InboxRepository inboxes,
            AskPlatform platform,
            InboxAnnouncements announcements,
            AuditTrail audit,
            Clock clock) {
        this.inboxes = inboxes;
        this.platform = platform;
        this.announcements = announcements;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    InboxView check(UUID id, SignedIn by) {
        Inbox inbox = held(id);
        return ask(inbox, SetupAction.CHECK, "inbox.check_requested", by);
    }

    @Transactional
    InboxView register(UUID id, SignedIn by) {
        Inbox inbox = held(id);
        refuseByHand(inbox);
        if (!inbox.isEnabled()) {
            throw new ProblemException(
                    409,
                    "inbox_disabled",
                    "This inbox is switched off",
                    "What is sent to it would be refused. Switch it on first.");
        }
        inboxes.check(id, clock.instant()).wantWebhook(true);
        return ask(inbox, SetupAction.REGISTER, "inbox.webhook_register_requested", by);
    }

    @Transactional
    InboxView remove(UUID id, SignedIn by) {
        Inbox inbox = held(id);
        refuseByHand(inbox);
        inboxes.check(id, clock.instant()).wantWebhook(false);
        return ask(inbox, SetupAction.REMOVE, "inbox.webhook_remove_requested", by);
    }

    private InboxView ask(Inbox inbox, SetupAction action, String event, SignedIn by) {
        if (!platform.canBeAsked(inbox)) {
            throw new ProblemException(
                    409,
                    "platform_cannot_be_asked",
                    "This platform cannot be asked",
                    "Whether the inbox works shows when its first message arrives; the guide says how to connect it.");
        }
        Instant now = clock.instant();
        List<InboxKey> keys = inboxes.keys(inbox.id(), now);
        if (keys.isEmpty()) {
            throw new ProblemException(
                    409,
                    "inbox_has_no_key",
                    "This inbox has no address",
                    "None of its keys is good any more. Rotate its key to give it one.");
        }
        if (!inboxes.check(inbox.id(), now).isBeingAsked(action, now)) {
            platform.ask(inbox, keys, action);
            audit.write(by.id(), event, "inbox:" + inbox.id(), Map.of());
        }
        return announcements.tell(inbox, keys);
    }

    private void refuseByHand(Inbox inbox) {
        if (!platform.canBeTold(inbox)) {
            throw new ProblemException(
                    409,
                    "webhook_by_hand",
                    "This platform is told the webhook address by hand",
                    "Its guide says where to enter the inbox's webhook_url, and where to take it away.");
        }
    }

    private Inbox held(UUID id) {
        return inboxes.findAndLock(id).orElseThrow(() -> ProblemException.notFound("inbox"));
    }
}
