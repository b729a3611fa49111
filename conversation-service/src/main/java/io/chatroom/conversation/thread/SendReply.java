package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.attachment.Attachments;
import io.chatroom.conversation.draft.Drafts;
import io.chatroom.conversation.inbox.InboxFacts;
import io.chatroom.conversation.problem.Problem.FieldError;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an answer, or a note, into a conversation: stored, on its way and on the feed with one commit, or none of it. */
@ApplicationScoped
class SendReply {
    static final int MOST_SCHEDULED = 50;
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final ScheduledReplyRepository scheduled;
    private final InboxFacts inboxes;
    private final Attachments attachments;
    private final TakeReply takeReply;
    private final Drafts drafts;
    private final ThreadNews news;
    private final ViewQueries views;
    private final Clock clock;

    SendReply(
            ConversationRepository conversations,
            MessageRepository messages,
            ScheduledReplyRepository scheduled,
            InboxFacts inboxes,
            Attachments attachments,
            TakeReply takeReply,
            Drafts drafts,
            ThreadNews news,
            ViewQueries views,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.scheduled = scheduled;
        this.inboxes = inboxes;
        this.attachments = attachments;
        this.takeReply = takeReply;
        this.drafts = drafts;
        this.news = news;
        this.views = views;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Taken(MessageView message) implements Outcome {}

        /** The same request had been made before; nothing was done. */
        record Repeated(MessageView message) implements Outcome {}

        /** It waits for its time, or did when the same request was made before. */
        record Scheduled(ScheduledReplyView reply) implements Outcome {}
    }

    /** {@code key} makes a repetition of the same request known; null if the client gave none. */
    @Transactional
    Outcome send(UUID conversationId, SendReplyRequest request, @Nullable String key, SignedIn author) {
        Conversation conversation = conversations.lock(conversationId);
        byte[] hash = RequestHash.of(request);
        Optional<Message> earlier = Optional.ofNullable(key).flatMap(known -> messages.ofClient(conversationId, known));
        if (earlier.isPresent()) {
            return repeated(earlier.get(), hash);
        }
        Optional<ScheduledReply> waiting =
                Optional.ofNullable(key).flatMap(known -> scheduled.ofClient(conversationId, known));
        if (waiting.isPresent()) {
            refuseOther(hash, waiting.get().requestHash());
            return new Outcome.Scheduled(view(waiting.get()));
        }
        if (conversation.isErased() && !request.asNote()) {
            throw new ProblemException(
                    409,
                    "contact_erased",
                    "The contact was erased",
                    "Nothing is left to reach them by. If they write again, that is a new conversation.");
        }
        refuseIfOthersWrote(conversationId, request.lastSeenSeq(), author);
        InboxFacts.Facts inbox = inboxes.of(conversation.inboxId());
        if (!inbox.enabled()) {
            throw new ProblemException(
                    409, "inbox_disabled", "The inbox is disabled", "Enable the inbox before you answer from it.");
        }
        Message.Draft draft = new Message.Draft(
                request.text(), request.asNote(), repliedTo(request.replyToId(), conversationId), key, hash);
        if (request.text().isBlank() && request.files().isEmpty()) {
            throw ProblemException.invalid("text", "required", "A message without files has a text.");
        }
        Instant sendAt = sendAt(request);
        UUID id = Ids.next();
        attachments.claim(request.files(), conversationId, id, author);
        drafts.forget(conversationId, author.id());
        if (sendAt != null) {
            return new Outcome.Scheduled(schedule(id, conversation, draft, sendAt, author));
        }
        takeReply.take(id, conversation, draft, inbox, Author.of(author));
        return new Outcome.Taken(views.messages(List.of(id)).getFirst());
    }

    private @Nullable Instant sendAt(SendReplyRequest request) {
        Instant now = clock.instant();
        Instant at = request.sendAt();
        Integer undo = request.undoSeconds();
        if (at == null && undo == null) {
            return null;
        }
        if (request.asNote()) {
            throw ProblemException.invalid(
                    at == null ? "undo_seconds" : "send_at",
                    "unsupported",
                    "A note is sent to nobody, so it has no time to be sent at.");
        }
        if (at != null && undo != null) {
            throw ProblemException.invalid("undo_seconds", "unsupported", "Give send_at or undo_seconds, not both.");
        }
        if (undo != null) {
            return now.plusSeconds(undo);
        }
        if (at == null || !at.isAfter(now) || at.isAfter(now.plus(LONGEST_WAIT))) {
            throw ProblemException.invalid("send_at", "range", "The time lies in the future, and within a year.");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private ScheduledReplyView schedule(
            UUID id, Conversation conversation, Message.Draft draft, Instant sendAt, SignedIn author) {
        if (scheduled.countWaitingIn(conversation.id()) >= MOST_SCHEDULED) {
            throw new ProblemException(
                    409,
                    "too_many_scheduled",
                    "Too many replies wait in this conversation",
                    "There are " + MOST_SCHEDULED + " of them. Cancel one, or wait until one is sent.");
        }
        Instant now = clock.instant();
        ScheduledReply reply = new ScheduledReply(id, conversation.id(), draft, Author.of(author), sendAt, now);
        scheduled.persist(reply);
        conversation.touch(now);
        scheduled.flush();
        news.conversationUpdated(conversation);
        return view(reply);
    }

    private ScheduledReplyView view(ScheduledReply reply) {
        return ScheduledReplyView.of(reply, attachments.of(List.of(reply.id())).getOrDefault(reply.id(), List.of()));
    }

    /** Whoever asks for it is not let speak past what they have not read; what happened of itself does not count. */
    private void refuseIfOthersWrote(UUID conversationId, @Nullable Long lastSeenSeq, SignedIn author) {
        long written = lastSeenSeq == null ? 0 : messages.countByOthers(conversationId, lastSeenSeq, author.id());
        if (written > 0) {
            throw new ProblemException(
                    409,
                    "conversation_moved",
                    "Somebody wrote meanwhile",
                    "Read the messages after " + lastSeenSeq
                            + "; then send it again with the seq you have seen, or without one.",
                    List.of(new FieldError("last_seen_seq", "moved", "New messages: " + written + ".")));
        }
    }

    private Outcome repeated(Message earlier, byte[] hash) {
        refuseOther(hash, earlier.requestHash());
        return new Outcome.Repeated(views.messages(List.of(earlier.id())).getFirst());
    }

    private static void refuseOther(byte[] hash, byte @Nullable [] earlier) {
        if (!RequestHash.same(hash, earlier)) {
            throw new ProblemException(
                    409,
                    "idempotency_conflict",
                    "This idempotency key was used already",
                    "Another message was sent with the same key in this conversation. Use a new key for a new message.");
        }
    }

    private @Nullable Message repliedTo(@Nullable UUID id, UUID conversationId) {
        return id == null
                ? null
                : messages.inConversation(id, conversationId)
                        .orElseThrow(() -> ProblemException.invalid(
                                "reply_to_id", "unknown", "There is no such message in this conversation."));
    }
}
