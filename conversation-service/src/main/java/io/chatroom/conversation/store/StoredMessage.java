package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.Storable;
import io.chatroom.conversation.store.RevisionRows.RevisionRow;
import io.chatroom.conversation.store.RevisionRows.What;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message while a batch changes it: changed here, written once. */
public final class StoredMessage {
    /** {@code by} is for people; {@code byId} says whose reaction is taken back, and {@code eventId} what brought it. */
    record Reaction(
            String emoji,
            @Nullable String by,
            @Nullable String byId,
            @Nullable UUID eventId) {}

    public final UUID id;
    public final HeldConversation conversation;
    public final long seq;
    private @Nullable String externalId;
    private final boolean outgoing;
    private String text;
    private @Nullable MessageStatus status;
    private @Nullable String statusCode;
    private @Nullable String statusReason;
    private @Nullable Instant nextAttemptAt;
    private int generation;
    private @Nullable Instant cancelRequestedAt;
    private final List<Reaction> reactions;
    private @Nullable Instant editedAt;
    private @Nullable Instant deletedAt;
    private final List<RevisionRow> revisions = new ArrayList<>();
    private boolean changed;

    StoredMessage(
            UUID id,
            HeldConversation conversation,
            long seq,
            @Nullable String externalId,
            boolean outgoing,
            String text,
            @Nullable MessageStatus status,
            @Nullable String statusCode,
            @Nullable String statusReason,
            @Nullable Instant nextAttemptAt,
            int generation,
            @Nullable Instant cancelRequestedAt,
            List<Reaction> reactions,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt) {
        this.id = id;
        this.conversation = conversation;
        this.seq = seq;
        this.externalId = externalId;
        this.outgoing = outgoing;
        this.text = text;
        this.status = status;
        this.statusCode = statusCode;
        this.statusReason = statusReason;
        this.nextAttemptAt = nextAttemptAt;
        this.generation = generation;
        this.cancelRequestedAt = cancelRequestedAt;
        this.reactions = new ArrayList<>(reactions);
        this.editedAt = editedAt;
        this.deletedAt = deletedAt;
    }

    /**
     * An edit older than the one we know changes nothing, and nothing is edited after it was deleted. The text that gives way is kept,
     * be it the edit's own.
     */
    void edit(MessageEdited edit) {
        Instant at = edit.editedAt() == null ? edit.receivedAt() : edit.editedAt();
        if (deletedAt != null || (editedAt != null && at.isBefore(editedAt))) {
            keep(edit.eventId(), What.EDITED, edit.text(), at);
            return;
        }
        keep(edit.eventId(), What.EDITED, text, at);
        text = edit.text();
        editedAt = at;
        markChanged();
    }

    void delete(MessageDeleted deletion) {
        if (deletedAt == null) {
            deletedAt = deletion.deletedAt() == null ? deletion.receivedAt() : deletion.deletedAt();
            keep(deletion.eventId(), What.DELETED, text, deletedAt);
            markChanged();
        }
    }

    void react(ReactionChanged reaction) {
        String byId = nameOf(reaction.sender(), true);
        if (takesOffAll(reaction) && reactions.removeIf(r -> isAnother(r, reaction, byId))) {
            markChanged();
        }
        boolean there = reactions.stream().anyMatch(r -> isSame(r, Storable.text(reaction.emoji()), byId));
        if (reaction.added() && !there) {
            reactions.add(new Reaction(
                    Storable.text(reaction.emoji()), nameOf(reaction.sender(), false), byId, reaction.eventId()));
            keep(reaction, What.REACTION_ADDED);
            markChanged();
        } else if (!reaction.added() && there) {
            reactions.removeIf(r -> isSame(r, Storable.text(reaction.emoji()), byId));
            keep(reaction, What.REACTION_REMOVED);
            markChanged();
        }
    }

    /** The reaction that an event brought is taken off; false if there is none. */
    boolean takeBack(UUID broughtBy, MessageDeleted deletion) {
        Optional<Reaction> reaction =
                reactions.stream().filter(r -> broughtBy.equals(r.eventId())).findFirst();
        reaction.ifPresent(r -> {
            reactions.remove(r);
            Instant at = deletion.deletedAt() == null ? deletion.receivedAt() : deletion.deletedAt();
            revisions.add(
                    new RevisionRow(id, deletion.eventId(), What.REACTION_REMOVED, null, null, r.emoji(), r.by(), at));
            markChanged();
        });
        return reaction.isPresent();
    }

    /** What the platform says became of it, beyond that it took it. */
    void receive(UUID eventId, MessageStatus reported, @Nullable String reason, Instant at) {
        MessageStatus before = status;
        reached(reported, reason);
        if (status != before) {
            What what = switch (reported) {
                case DELIVERED -> What.DELIVERED;
                case READ -> What.READ;
                case FAILED -> What.FAILED;
                case QUEUED, SENDING, RETRYING, UNKNOWN, SENT, CANCELLED ->
                    throw new IllegalStateException("no platform reports " + reported);
            };
            revisions.add(new RevisionRow(id, eventId, what, null, before, null, null, at));
        }
    }

    private void keep(UUID eventId, What what, String previousText, Instant at) {
        revisions.add(new RevisionRow(id, eventId, what, previousText, null, null, null, at));
    }

    private void keep(ReactionChanged reaction, What what) {
        String by = nameOf(reaction.sender(), false);
        revisions.add(
                new RevisionRow(id, reaction.eventId(), what, null, null, reaction.emoji(), by, reaction.receivedAt()));
    }

    List<RevisionRow> revisions() {
        return revisions;
    }

    /** On some platforms a person has one reaction, and some do not say which one was taken off. */
    private static boolean takesOffAll(ReactionChanged reaction) {
        return reaction.added()
                ? Boolean.TRUE.equals(reaction.replacing())
                : reaction.emoji().isEmpty();
    }

    private static boolean isAnother(Reaction reaction, ReactionChanged changed, String byId) {
        return byId.equals(reaction.byId()) && !reaction.emoji().equals(Storable.text(changed.emoji()));
    }

    private static boolean isSame(Reaction reaction, String emoji, String byId) {
        return reaction.emoji().equals(emoji) && byId.equals(reaction.byId());
    }

    private static String nameOf(Sender sender, boolean idFirst) {
        String first = idFirst ? sender.externalId() : sender.name();
        String second = idFirst ? sender.name() : sender.externalId();
        return Storable.text(Objects.requireNonNullElse(first, Objects.requireNonNullElse(second, "somebody")));
    }

    /** Only what is ours has a status, and it only moves up; a repeat, or news that come late, change nothing. */
    public void reached(MessageStatus reported, @Nullable String reason) {
        reached(generation, reported, null, reason);
    }

    /** As reported of one generation: what is said of an earlier one counts no more. {@code code} says why, for machines. */
    public void reached(int of, MessageStatus reported, @Nullable String code, @Nullable String reason) {
        if (isNews(of) && (status == null || reported.compareTo(status) > 0)) {
            become(reported, code, reason, null);
            if (reported.compareTo(MessageStatus.UNKNOWN) >= 0) {
                // whoever wanted it cancelled has the answer
                cancelRequestedAt = null;
            }
        }
    }

    /**
     * It is tried again at {@code next}, or, if that is null, once somebody has seen to the inbox. Of several such times the one
     * furthest ahead holds.
     */
    public void retrying(int of, @Nullable String code, @Nullable String reason, @Nullable Instant next) {
        if (!isNews(of)) {
            return;
        }
        boolean ahead = status == MessageStatus.RETRYING
                && !Objects.equals(next, nextAttemptAt)
                && (nextAttemptAt == null || next == null || next.isAfter(nextAttemptAt));
        if (ahead || status == null || MessageStatus.RETRYING.compareTo(status) > 0) {
            become(MessageStatus.RETRYING, code, reason, next);
        }
    }

    /** A later generation than the one we know begins with what is reported of it. */
    private boolean isNews(int of) {
        if (!outgoing || of < generation) {
            return false;
        }
        if (of > generation) {
            generation = of;
            status = null;
        }
        return true;
    }

    private void become(MessageStatus now, @Nullable String code, @Nullable String reason, @Nullable Instant next) {
        status = now;
        statusCode = code;
        statusReason = reason;
        nextAttemptAt = next;
        markChanged();
    }

    /** It is asked for anew; answers the generation that begins. */
    public int beginAnew() {
        generation++;
        cancelRequestedAt = null;
        become(MessageStatus.QUEUED, null, null, null);
        return generation;
    }

    public void cancelWanted(Instant at) {
        cancelRequestedAt = at;
        markChanged();
    }

    public void cancelRefused() {
        if (cancelRequestedAt != null) {
            cancelRequestedAt = null;
            markChanged();
        }
    }

    /** The platform's id of it, by which the platform will speak of it; true if it was not known before. */
    boolean named(String platformsId) {
        if (externalId != null) {
            return false;
        }
        externalId = platformsId;
        markChanged();
        return true;
    }

    boolean outgoing() {
        return outgoing;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    private void markChanged() {
        changed = true;
        conversation.noteChangeOf(seq);
    }

    boolean changed() {
        return changed;
    }

    String text() {
        return text;
    }

    public @Nullable MessageStatus status() {
        return status;
    }

    @Nullable
    String statusCode() {
        return statusCode;
    }

    public int generation() {
        return generation;
    }

    public @Nullable Instant cancelRequestedAt() {
        return cancelRequestedAt;
    }

    @Nullable
    String statusReason() {
        return statusReason;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    List<Reaction> reactions() {
        return reactions;
    }

    @Nullable
    Instant editedAt() {
        return editedAt;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }
}
