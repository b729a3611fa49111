package io.chatroom.conversation.thread;

import io.chatroom.conversation.attachment.Attachments;
import io.chatroom.conversation.inbox.InboxFacts;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives what somebody wrote its place in the thread, and sends it on its way; with the caller's transaction, and under its lock. */
@Singleton
class TakeReply {
    private final MessageRepository messages;
    private final ThreadNews news;
    private final Receipts receipts;
    private final Mentions mentions;
    private final Attachments attachments;
    private final ReplyAddress replyAddress;
    private final Outbox outbox;
    private final Clock clock;

    TakeReply(
            MessageRepository messages,
            ThreadNews news,
            Receipts receipts,
            Mentions mentions,
            Attachments attachments,
            ReplyAddress replyAddress,
            Outbox outbox,
            Clock clock) {
        this.messages = messages;
        this.news = news;
        this.receipts = receipts;
        this.mentions = mentions;
        this.attachments = attachments;
        this.replyAddress = replyAddress;
        this.outbox = outbox;
        this.clock = clock;
    }

    void take(UUID id, Conversation conversation, Message.Draft draft, InboxFacts.Facts inbox, Author author) {
        Set<UUID> named = draft.isNote() ? mentions.in(draft.text(), inbox.id()) : Set.of();
        Instant now = clock.instant();
        long seq = conversation.append(draft.isNote(), now);
        Message message = Message.written(id, conversation.id(), seq, draft, firstStatus(inbox), author, now);
        messages.persist(message);
        messages.flush();
        messages.attach(id, attachments.written(id));
        mentions.write(message, named);
        if (!draft.isNote()) {
            deliver(conversation, message, inbox, author);
        }
        news.messageCreated(conversation, message.id());
    }

    private static MessageStatus firstStatus(InboxFacts.Facts inbox) {
        if (!inbox.enabled()) {
            return MessageStatus.FAILED;
        }
        // who reads replies from us has them as soon as they are stored
        return inbox.isPulled() ? MessageStatus.SENT : MessageStatus.QUEUED;
    }

    private void deliver(Conversation conversation, Message message, InboxFacts.Facts inbox, Author author) {
        MessageStatus status = firstStatus(inbox);
        if (status == MessageStatus.FAILED) {
            messages.explainFailure(message.id(), "inbox_disabled", "The inbox was disabled when its time came");
        }
        if (status != MessageStatus.QUEUED) {
            receipts.write(message.id(), status, message.createdAt());
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
                attachments.toFetch(List.of(message.id())).get(message.id()),
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
