package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.inbox.InboxFacts;
import io.chatroom.conversation.problem.Problem.FieldError;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an answer, or a note, into a conversation: stored, on its way and on the feed with one commit, or none of it. */
@ApplicationScoped
class SendReply {
    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final InboxFacts inboxes;
    private final ThreadNews news;
    private final Receipts receipts;
    private final ReplyAddress replyAddress;
    private final ViewQueries views;
    private final Outbox outbox;
    private final Clock clock;

    SendReply(
            ConversationRepository conversations,
            MessageRepository messages,
            InboxFacts inboxes,
            ThreadNews news,
            Receipts receipts,
            ReplyAddress replyAddress,
            ViewQueries views,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.inboxes = inboxes;
        this.news = news;
        this.receipts = receipts;
        this.replyAddress = replyAddress;
        this.views = views;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {
        MessageView message();

        record Taken(MessageView message) implements Outcome {}

        /** The same request had been made before; nothing was done. */
        record Repeated(MessageView message) implements Outcome {}
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
        refuseIfOthersWrote(conversationId, request.lastSeenSeq(), author);
        InboxFacts.Facts inbox = inboxes.of(conversation.inboxId());
        if (!inbox.enabled()) {
            throw new ProblemException(
                    409, "inbox_disabled", "The inbox is disabled", "Enable the inbox before you answer from it.");
        }
        Message.Draft draft = new Message.Draft(
                request.text(), request.asNote(), repliedTo(request.replyToId(), conversationId), key, hash);
        Message message = store(conversation, draft, inbox, author);
        messages.flush();
        deliver(conversation, message, draft, inbox, author);
        news.messageCreated(conversation, message.id());
        return new Outcome.Taken(views.messages(List.of(message.id())).getFirst());
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
        if (!RequestHash.same(hash, earlier.requestHash())) {
            throw new ProblemException(
                    409,
                    "idempotency_conflict",
                    "This idempotency key was used already",
                    "Another message was sent with the same key in this conversation. Use a new key for a new message.");
        }
        return new Outcome.Repeated(views.messages(List.of(earlier.id())).getFirst());
    }

    private @Nullable Message repliedTo(@Nullable UUID id, UUID conversationId) {
        return id == null
                ? null
                : messages.inConversation(id, conversationId)
                        .orElseThrow(() -> ProblemException.invalid(
                                "reply_to_id", "unknown", "There is no such message in this conversation."));
    }

    private Message store(Conversation conversation, Message.Draft draft, InboxFacts.Facts inbox, SignedIn author) {
        Instant now = clock.instant();
        long seq = conversation.append(draft.isNote(), now);
        // who reads replies from us has them as soon as they are stored
        MessageStatus status = inbox.isPulled() ? MessageStatus.SENT : MessageStatus.QUEUED;
        Message message = Message.written(Ids.next(), conversation.id(), seq, draft, status, author, now);
        messages.persist(message);
        return message;
    }

    private void deliver(
            Conversation conversation, Message message, Message.Draft draft, InboxFacts.Facts inbox, SignedIn author) {
        if (draft.isNote()) {
            return;
        }
        if (inbox.isPulled()) {
            receipts.write(message.id(), MessageStatus.SENT, message.createdAt());
            return;
        }
        ReplyRequested requested = new ReplyRequested(
                Ids.next(),
                message.id(),
                conversation.id(),
                inbox.id(),
                inbox.platform(),
                conversation.externalId(),
                message.seq(),
                message.text(),
                message.replyToExternalId(),
                author.name(),
                message.createdAt(),
                null,
                replyAddress.of(conversation.id()));
        outbox.publish(new OutboxRecord(
                Topics.REPLIES,
                requested.key(),
                conversation.id(),
                requested.eventId(),
                "reply_requested",
                EventJson.write(requested, ReplyCommand.class)));
    }
}
