package io.chatroom.conversation.store;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An event as if it had named the conversation it belongs to, and messages by what they are called there. */
final class Readdressed {

    static Inbound.Understood to(String conversation, UnaryOperator<String> name, Inbound.Understood inbound) {
        return new Inbound.Understood(inbound.arrival(), to(conversation, name, inbound.event()));
    }

    private static InboundEvent to(String conversation, UnaryOperator<String> name, InboundEvent event) {
        return switch (event) {
            case MessageReceived m ->
                new MessageReceived(
                        m.eventId(),
                        m.inboxId(),
                        conversation,
                        m.receivedAt(),
                        name.apply(m.externalMessageId()),
                        m.direction(),
                        m.sender(),
                        m.text(),
                        m.attachments(),
                        orNull(name, m.replyToExternalId()),
                        m.sentAt(),
                        m.raw(),
                        m.replyAddress(),
                        m.placeExternalId());
            case MessageEdited e ->
                new MessageEdited(
                        e.eventId(),
                        e.inboxId(),
                        conversation,
                        e.receivedAt(),
                        name.apply(e.externalMessageId()),
                        e.text(),
                        e.editedAt());
            case MessageDeleted d ->
                new MessageDeleted(
                        d.eventId(),
                        d.inboxId(),
                        conversation,
                        d.receivedAt(),
                        name.apply(d.externalMessageId()),
                        d.deletedAt(),
                        d.broughtBy());
            case ReactionChanged r ->
                new ReactionChanged(
                        r.eventId(),
                        r.inboxId(),
                        conversation,
                        r.receivedAt(),
                        name.apply(r.externalMessageId()),
                        r.sender(),
                        r.emoji(),
                        r.added(),
                        r.replacing(),
                        r.placeExternalId());
            case ReceiptReceived r ->
                new ReceiptReceived(
                        r.eventId(),
                        r.inboxId(),
                        conversation,
                        r.receivedAt(),
                        orNull(name, r.externalMessageId()),
                        r.messageId(),
                        r.receipt(),
                        r.reason(),
                        r.at(),
                        r.upTo());
            case ConversationMoved _, VisitorRecognised _, Unreadable _ -> event;
        };
    }

    private static @Nullable String orNull(UnaryOperator<String> name, @Nullable String id) {
        return id == null ? null : name.apply(id);
    }

    private Readdressed() {}
}
