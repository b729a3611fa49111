package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.Storable;
import io.chatroom.conversation.store.ReceiptRows.ReceiptRow;
import io.chatroom.conversation.store.StoredMessages.Name;
import io.chatroom.conversation.store.StoredMessages.SentBy;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What platforms say about messages that are stored: edits, deletions, reactions, receipts; applied in order of arrival. */
public final class PlatformChanges {
    private final List<Inbound.Understood> early = new ArrayList<>();
    private final List<ReceiptRow> receipts = new ArrayList<>();
    private final StoredMessages messages;
    private final HeldConversations conversations;

    private PlatformChanges(StoredMessages messages, HeldConversations conversations) {
        this.messages = messages;
        this.conversations = conversations;
    }

    /** Reads the messages the events speak of, changes and writes them; what speaks of no message waits for it. */
    static StoredMessages apply(Connection connection, List<Inbound.Understood> events, HeldConversations conversations)
            throws SQLException {
        Set<UUID> ids = new HashSet<>(StoredMessages.withReactionsOf(connection, broughtBy(events)));
        Set<Name> names = new HashSet<>();
        List<SentBy> sentBy = new ArrayList<>();
        for (Inbound.Understood inbound : events) {
            UUID id = messageId(inbound.event());
            String externalId = externalMessageId(inbound.event());
            if (id != null) {
                ids.add(id);
            } else if (externalId != null) {
                conversations
                        .find(ConversationKey.of(inbound.event()))
                        .ifPresent(c -> names.add(new Name(c.id, externalId)));
            }
            sentBy(inbound.event(), conversations).ifPresent(sentBy::add);
        }
        StoredMessages messages = StoredMessages.read(connection, conversations, ids, names);
        messages.readSentBy(connection, sentBy);
        PlatformChanges changes = new PlatformChanges(messages, conversations);
        events.forEach(changes::apply);
        messages.write(connection);
        ReceiptRows.insert(connection, changes.receipts);
        EarlyEvents.keep(connection, changes.stillEarly(connection));
        return messages;
    }

    /** Lets in what came before {@code message} had the name the platform has for it. */
    public static void applyEarly(
            Connection connection, List<StoredMessage> named, StoredMessages messages, HeldConversations conversations)
            throws SQLException {
        List<EarlyEvents.Awaited> awaited = named.stream()
                .flatMap(m ->
                        Optional.ofNullable(m.externalId())
                                .map(name -> new EarlyEvents.Awaited(m.conversation, name))
                                .stream())
                .toList();
        PlatformChanges changes = new PlatformChanges(messages, conversations);
        EarlyEvents.takeFor(connection, awaited).forEach(changes::apply);
        ReceiptRows.insert(connection, changes.receipts);
        EarlyEvents.keep(connection, changes.early);
    }

    private void apply(Inbound.Understood inbound) {
        InboundEvent event = inbound.event();
        if (event instanceof ReceiptReceived receipt) {
            sentBy(event, conversations)
                    .ifPresent(sentBy -> messages.sentBy(sentBy).forEach(message -> receive(receipt, message)));
        }
        Optional<StoredMessage> target = target(event);
        if (target.isEmpty() && takenBack(event)) {
            return;
        }
        if (target.isEmpty()) {
            if (messageId(event) == null && externalMessageId(event) != null) {
                early.add(inbound);
            }
            // else: a visitor named a message that is not in his conversation, or none was named; nothing to wait for
            return;
        }
        StoredMessage message = target.get();
        switch (event) {
            case MessageEdited edit -> message.edit(edit);
            case MessageDeleted deletion -> message.delete(deletion);
            case ReactionChanged reaction -> message.react(reaction);
            case ReceiptReceived receipt -> receive(receipt, message);
            case MessageReceived _, ConversationMoved _, VisitorRecognised _, Unreadable _ ->
                throw new IllegalStateException("not a change: " + event.eventId());
        }
    }

    private static List<UUID> broughtBy(List<Inbound.Understood> events) {
        return events.stream()
                .map(inbound -> broughtBy(inbound.event()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable UUID broughtBy(InboundEvent event) {
        return event instanceof MessageDeleted deletion ? deletion.broughtBy() : null;
    }

    /** What is no message may be a reaction. */
    private boolean takenBack(InboundEvent event) {
        UUID broughtBy = broughtBy(event);
        return broughtBy != null
                && event instanceof MessageDeleted deletion
                && conversations
                        .find(ConversationKey.of(event))
                        .map(conversation -> messages.takeBack(conversation, broughtBy, deletion))
                        .orElse(false);
    }

    /** Without what is taken back before it could be applied. */
    private List<Inbound.Understood> stillEarly(Connection connection) throws SQLException {
        List<UUID> gone = broughtBy(early);
        if (gone.isEmpty()) {
            return early;
        }
        Set<UUID> over = new HashSet<>(EarlyEvents.forget(connection, gone));
        early.stream().map(i -> i.event().eventId()).filter(gone::contains).forEach(over::add);
        return early.stream()
                .filter(i -> !over.contains(i.event().eventId()))
                .filter(i -> {
                    UUID broughtBy = broughtBy(i.event());
                    return broughtBy == null || !over.contains(broughtBy);
                })
                .toList();
    }

    private void receive(ReceiptReceived receipt, StoredMessage message) {
        if (!message.outgoing()) {
            return;
        }
        MessageStatus status = switch (receipt.receipt()) {
            case DELIVERED -> MessageStatus.DELIVERED;
            case READ -> MessageStatus.READ;
            case FAILED -> MessageStatus.FAILED;
        };
        Instant at = receipt.at() == null ? receipt.receivedAt() : receipt.at();
        message.receive(receipt.eventId(), status, status == MessageStatus.FAILED ? receipt.reason() : null, at);
        receipts.add(new ReceiptRow(message.id, status, at));
    }

    private Optional<StoredMessage> target(InboundEvent event) {
        Optional<HeldConversation> conversation = conversations.find(ConversationKey.of(event));
        UUID id = messageId(event);
        String externalId = externalMessageId(event);
        if (conversation.isEmpty()) {
            return Optional.empty();
        }
        if (id != null) {
            return messages.find(id).filter(m -> m.conversation.id.equals(conversation.get().id));
        }
        return externalId == null ? Optional.empty() : messages.find(new Name(conversation.get().id, externalId));
    }

    private static Optional<SentBy> sentBy(InboundEvent event, HeldConversations conversations) {
        return event instanceof ReceiptReceived receipt
                ? Optional.ofNullable(receipt.upTo())
                        .flatMap(upTo ->
                                conversations.find(ConversationKey.of(event)).map(c -> new SentBy(c, upTo)))
                : Optional.empty();
    }

    private static @Nullable UUID messageId(InboundEvent event) {
        return event instanceof ReceiptReceived receipt ? receipt.messageId() : null;
    }

    static @Nullable String externalMessageId(InboundEvent event) {
        return Storable.orNull(
                switch (event) {
                    case MessageReceived m -> m.externalMessageId();
                    case MessageEdited e -> e.externalMessageId();
                    case MessageDeleted d -> d.externalMessageId();
                    case ReactionChanged r -> r.externalMessageId();
                    case ReceiptReceived r -> r.externalMessageId();
                    case ConversationMoved _, VisitorRecognised _, Unreadable _ -> null;
                });
    }
}
