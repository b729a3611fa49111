package io.chatroom.conversation.inbox;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Replaces the keys an inbox is reached by, and ends them; told to the other services with the change itself, and audited. */
@ApplicationScoped
class ChangeInboxKeys {
    /** Ingest holds every good key of every inbox in memory. */
    private static final int MOST_KEYS = 10;

    private final InboxRepository inboxes;
    private final InboxAnnouncements announcements;
    private final AskPlatform askPlatform;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChangeInboxKeys(
            InboxRepository inboxes,
            InboxAnnouncements announcements,
            AskPlatform askPlatform,
            AuditTrail audit,
            Clock clock) {
        this.inboxes = inboxes;
        this.announcements = announcements;
        this.askPlatform = askPlatform;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    InboxView rotate(UUID id, InboxRequests.RotateKey request, SignedIn by) {
        Inbox inbox = held(id);
        Instant now = clock.instant();
        Duration overlap = request.overlap();
        List<InboxKey> old = inboxes.keys(id, now);
        if (overlap.isZero()) {
            old.forEach(inboxes::remove);
        } else if (old.size() >= MOST_KEYS) {
            throw new ProblemException(
                    409,
                    "too_many_keys",
                    "This inbox has too many keys",
                    MOST_KEYS + " of its keys are good now. Revoke some, or rotate with overlap_seconds 0.");
        } else {
            old.forEach(key -> key.expireAt(now.plus(overlap)));
        }
        InboxKey fresh = InboxKey.make(id, random, now);
        inboxes.add(fresh);
        inboxes.changedKeysOf(inbox);
        audit.write(
                by.id(),
                "inbox.key_rotated",
                "inbox:" + id,
                Map.of("key", fresh.id(), "prefix", fresh.prefix(), "overlap_seconds", overlap.toSeconds()));
        List<InboxKey> good = inboxes.keys(id, now);
        askPlatform.afterNewAddress(inbox, good);
        return announcements.publish(inbox, good);
    }

    @Transactional
    void revoke(UUID id, UUID keyId, SignedIn by) {
        Inbox inbox = held(id);
        Instant now = clock.instant();
        InboxKey key = inboxes.keys(id, now).stream()
                .filter(each -> each.id().equals(keyId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("key"));
        inboxes.remove(key);
        inboxes.changedKeysOf(inbox);
        audit.write(by.id(), "inbox.key_revoked", "inbox:" + id, Map.of("key", key.id(), "prefix", key.prefix()));
        List<InboxKey> good = inboxes.keys(id, now);
        askPlatform.afterNewAddress(inbox, good);
        announcements.publish(inbox, good);
    }

    private Inbox held(UUID id) {
        Inbox inbox = inboxes.findAndLock(id).orElseThrow(() -> ProblemException.notFound("inbox"));
        DeleteInbox.refuseDeleted(inbox);
        return inbox;
    }
}
