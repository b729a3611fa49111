package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival.NamedValue;
import io.chatroom.conversation.quarantine.Quarantine;
import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Stores one batch of inbound events in the caller's transaction: each event once, each conversation's messages in order. */
@ApplicationScoped
class StoreInbound {
    private final DataSource database;
    private final Quarantine quarantine;
    private final NewEvents newEvents;
    private final TellChanges tell;
    private final Clock clock;

    StoreInbound(DataSource database, Quarantine quarantine, NewEvents newEvents, TellChanges tell, Clock clock) {
        this.database = database;
        this.quarantine = quarantine;
        this.newEvents = newEvents;
        this.tell = tell;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void store(List<Inbound> batch) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            List<Inbound.Understood> fresh = newEvents.of(connection, understood(batch));
            List<Inbound.Understood> messages = only(fresh, MessageReceived.class);
            List<Inbound.Understood> changes = changesAmong(fresh);

            Senders senders = Senders.recognise(connection, messages, now);
            HeldConversations conversations = HeldConversations.hold(connection, fresh, senders, now);
            List<NewMessage> stored = NewMessages.insert(connection, messages, conversations, senders);
            List<Inbound.Understood> allChanges = EarlyEvents.takeFor(connection, keysOf(stored));
            allChanges.addAll(changes);
            StoredMessages changed = PlatformChanges.apply(connection, allChanges, conversations);
            conversations.write(connection, now);

            tell.everybody(conversations, stored.stream().map(NewMessage::id).toList(), changed.changed());
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot store a batch of " + batch.size(), e);
        }
    }

    private static List<EarlyEvents.Key> keysOf(List<NewMessage> stored) {
        return stored.stream()
                .map(m -> new EarlyEvents.Key(
                        m.conversation().key, Storable.text(m.event().externalMessageId())))
                .toList();
    }

    private List<Inbound.Understood> understood(List<Inbound> batch) {
        List<Inbound.Understood> understood = new ArrayList<>(batch.size());
        for (Inbound inbound : batch) {
            switch (inbound) {
                case Inbound.Understood event -> understood.add(event);
                case Inbound.NotUnderstood unknown -> quarantine.add(unknown.arrival(), null, unknown.reason());
            }
        }
        return understood;
    }

    private static List<Inbound.Understood> only(List<Inbound.Understood> events, Class<? extends InboundEvent> type) {
        return events.stream().filter(e -> type.isInstance(e.event())).toList();
    }

    /** All but messages; what ingest could not read goes to quarantine here, once per event. */
    private List<Inbound.Understood> changesAmong(List<Inbound.Understood> fresh) {
        List<Inbound.Understood> changes = new ArrayList<>();
        for (Inbound.Understood inbound : fresh) {
            switch (inbound.event()) {
                case MessageReceived _ -> {}
                case Unreadable unreadable ->
                    quarantine.add(
                            inbound.arrival(),
                            unreadable.inboxId(),
                            headersOf(unreadable),
                            unreadable.raw(),
                            unreadable.reason());
                case InboundEvent.MessageEdited _,
                        InboundEvent.MessageDeleted _,
                        InboundEvent.ReactionChanged _,
                        InboundEvent.ReceiptReceived _ -> changes.add(inbound);
            }
        }
        return changes;
    }

    private static List<NamedValue> headersOf(Unreadable unreadable) {
        List<InboundEvent.Header> headers = unreadable.headers() == null ? List.of() : unreadable.headers();
        return headers.stream()
                .map(h -> new NamedValue(String.valueOf(h.name()), String.valueOf(h.value())))
                .toList();
    }
}
