package io.chatroom.conversation.store;

import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation while a batch holds its lock: changed here, written once. */
public final class HeldConversation {
    public final UUID id;
    public final ConversationKey key;
    private String status;
    private long lastSeq;
    private @Nullable Long lastMessageSeq;
    private Instant lastActivityAt;
    private @Nullable Instant waitingSince;
    private @Nullable Instant snoozedUntil;
    private @Nullable UUID contactId;
    private @Nullable UUID identityId;
    private @Nullable Instant answeredAt;
    private boolean changed;

    HeldConversation(
            UUID id,
            ConversationKey key,
            String status,
            long lastSeq,
            @Nullable Long lastMessageSeq,
            Instant lastActivityAt,
            @Nullable Instant waitingSince,
            @Nullable Instant snoozedUntil,
            @Nullable UUID contactId,
            @Nullable UUID identityId) {
        this.id = id;
        this.key = key;
        this.status = status;
        this.lastSeq = lastSeq;
        this.lastMessageSeq = lastMessageSeq;
        this.lastActivityAt = lastActivityAt;
        this.waitingSince = waitingSince;
        this.snoozedUntil = snoozedUntil;
        this.contactId = contactId;
        this.identityId = identityId;
    }

    /** Takes a message in and answers its seq. What a contact writes opens the conversation again and makes it wait for us. */
    long append(MessageReceived message, Optional<Senders.Identity> sender) {
        changed = true;
        lastSeq++;
        lastMessageSeq = lastSeq;
        if (message.receivedAt().isAfter(lastActivityAt)) {
            lastActivityAt = message.receivedAt();
        }
        if (message.direction() == Direction.OUTGOING) {
            waitingSince = null;
            if (answeredAt == null) {
                answeredAt = message.receivedAt();
            }
            return lastSeq;
        }
        if (waitingSince == null) {
            waitingSince = message.receivedAt();
        }
        if (status.equals("resolved") || status.equals("snoozed")) {
            status = "open";
            snoozedUntil = null;
        }
        if (contactId == null && sender.isPresent()) {
            contactId = sender.get().contactId();
            identityId = sender.get().id();
        }
        return lastSeq;
    }

    /** A message changed: that is news of the conversation only if it is the one the list shows. */
    void noteChangeOf(long seq) {
        if (lastMessageSeq != null && lastMessageSeq == seq) {
            changed = true;
        }
    }

    /** Something that is shown with it has changed. */
    void noteChangeOfContact() {
        changed = true;
    }

    boolean changed() {
        return changed;
    }

    String status() {
        return status;
    }

    long lastSeq() {
        return lastSeq;
    }

    @Nullable
    Long lastMessageSeq() {
        return lastMessageSeq;
    }

    Instant lastActivityAt() {
        return lastActivityAt;
    }

    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    @Nullable
    Instant snoozedUntil() {
        return snoozedUntil;
    }

    /** When somebody of ours first answered in this batch. */
    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    @Nullable
    UUID contactId() {
        return contactId;
    }

    @Nullable
    UUID identityId() {
        return identityId;
    }
}
