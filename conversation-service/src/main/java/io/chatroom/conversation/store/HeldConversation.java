package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.Storable;
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
    private final boolean erased;
    private @Nullable String place;
    private @Nullable String reopenedFrom;
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
            @Nullable UUID identityId,
            boolean erased,
            @Nullable String place) {
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
        this.erased = erased;
        this.place = place;
    }

    /** Takes a message in and answers its seq. What a contact writes opens the conversation again and makes it wait for us. */
    long append(MessageReceived message, Optional<Senders.Identity> sender) {
        changed = true;
        lastSeq++;
        lastMessageSeq = lastSeq;
        if (place == null) {
            place = Storable.orNull(message.placeExternalId());
        }
        if (message.direction() == Direction.INCOMING
                && sender.map(Senders.Identity::blocked).orElse(false)) {
            // it is kept, and asks for nobody's attention
            return lastSeq;
        }
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
            reopenedFrom = status;
            status = "open";
            snoozedUntil = null;
        }
        if (contactId == null && sender.isPresent()) {
            contactId = sender.get().contactId();
            identityId = sender.get().id();
        }
        return lastSeq;
    }

    /** Told once, after the message that did it: what there is to say of its being open again. */
    Optional<String> reopening() {
        String from = reopenedFrom;
        reopenedFrom = null;
        return switch (from) {
            case null -> Optional.empty();
            case "snoozed" -> Optional.of("The conversation is not snoozed any more: a new message came");
            default -> Optional.of("The conversation was reopened by a new message");
        };
    }

    /** The place of an activity, which is none of the messages the list shows. */
    long appendActivity() {
        changed = true;
        return ++lastSeq;
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

    /** Its platform calls it by another id. */
    void noteMove() {
        changed = true;
    }

    /** Nothing is left of it, and nobody to send anything to. */
    public boolean isErased() {
        return erased;
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

    /** What it is a part of, where messages are named by that alone. */
    @Nullable
    String place() {
        return place;
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
