package io.chatroom.conversation.store;

import io.chatroom.conversation.commit.AfterCommit;
import io.chatroom.conversation.quarantine.Quarantine;
import io.chatroom.conversation.quarantine.Sieve;
import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.conversation.store.InboundCounts.Outcome;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Stores one batch of inbound events in the caller's transaction: each event once, each conversation's messages in order. */
@ApplicationScoped
class StoreInbound implements Sieve.Work<Inbound> {
    private final DataSource database;
    private final Quarantine quarantine;
    private final NamelessSenders nameless;
    private final AskForFiles askForFiles;
    private final FilesOfVisitors filesOfVisitors;
    private final Erased erased;
    private final TellChanges tell;
    private final AfterCommit afterCommit;
    private final InboundMeters meters;
    private final Clock clock;

    StoreInbound(
            DataSource database,
            Quarantine quarantine,
            NamelessSenders nameless,
            AskForFiles askForFiles,
            FilesOfVisitors filesOfVisitors,
            Erased erased,
            TellChanges tell,
            AfterCommit afterCommit,
            InboundMeters meters,
            Clock clock) {
        this.database = database;
        this.quarantine = quarantine;
        this.nameless = nameless;
        this.askForFiles = askForFiles;
        this.filesOfVisitors = filesOfVisitors;
        this.erased = erased;
        this.tell = tell;
        this.afterCommit = afterCommit;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void store(List<Inbound> batch) {
        Instant now = clock.instant();
        InboundCounts counts = new InboundCounts();
        Refusals refusals = new Refusals(counts);
        try (Connection connection = database.getConnection()) {
            if (Moves.isAmong(batch)) {
                // it renames what others are about to look for, once in the life of a conversation
                Erased.keepBatchesOut(connection);
            } else {
                Erased.keepOthersOut(connection);
            }
            OurEvents known = OurEvents.among(connection, batch, refusals, counts);
            Moves moves = Moves.apply(connection, known.events(), now);
            List<Inbound.Understood> ours =
                    erased.leaveOut(connection, moves.follow(connection, known.events(), known.moved()), counts);
            List<Inbound.Understood> fresh =
                    Places.find(connection, refusals.readable(NewEvents.of(connection, ours, now, counts)));
            Set<Inbound.Understood> echoes = OwnEchoes.among(connection, fresh);
            List<Inbound.Understood> messages = new ArrayList<>();
            List<Inbound.Understood> changes = new ArrayList<>();
            List<VisitorRecognised> recognised = new ArrayList<>();
            for (Inbound.Understood inbound : fresh) {
                counts.add(inbound, echoes.contains(inbound) ? Outcome.DUPLICATE : Outcome.STORED);
                if (!echoes.contains(inbound)) {
                    switch (inbound.event()) {
                        case MessageReceived _ -> messages.add(inbound);
                        case ConversationMoved _ -> {}
                        case VisitorRecognised who -> recognised.add(who);
                        default -> changes.add(inbound);
                    }
                }
            }

            Senders senders = Senders.recognise(connection, messages, now);
            HeldConversations conversations = HeldConversations.hold(connection, fresh, moves.touched(), senders, now);
            NewMessages.Stored stored =
                    NewMessages.insert(connection, moves.notes(conversations, now), messages, conversations, senders);
            List<Inbound.Understood> allChanges = EarlyEvents.takeFor(connection, awaited(stored.messages()));
            allChanges.addAll(changes);
            StoredMessages changed = PlatformChanges.apply(connection, allChanges, conversations);
            conversations.write(connection, now);
            nameless.note(connection, messages, senders, now);
            filesOfVisitors.give(connection, stored.messages());
            askForFiles.ask(connection, stored.messages(), now);
            ReplyAddresses.note(connection, stored.messages());
            RecognisedVisitors.note(connection, recognised);

            tell.everybody(
                    conversations,
                    stored.inOrder(),
                    changed.changed(),
                    tracesOf(fresh, conversations, stored.messages()));
            quarantine.addAll(refusals.entries());
            count(connection, counts, now);
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot store a batch of " + batch.size(), e);
        }
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void quarantine(Inbound inbound, String reason) {
        InboundCounts counts = new InboundCounts();
        Refusals refusals = new Refusals(counts);
        refusals.record(inbound, reason);
        quarantine.addAll(refusals.entries());
        try (Connection connection = database.getConnection()) {
            count(connection, counts, clock.instant());
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot count " + inbound.arrival(), e);
        }
    }

    private void count(Connection connection, InboundCounts counts, Instant now) throws SQLException {
        counts.write(connection, now);
        afterCommit.run(() -> meters.count(counts));
    }

    private static Map<UUID, String> tracesOf(
            List<Inbound.Understood> fresh, HeldConversations conversations, List<NewMessage> stored) {
        Map<UUID, String> ofEvents = new HashMap<>();
        Map<UUID, String> traces = new HashMap<>();
        for (Inbound.Understood inbound : fresh) {
            String trace = inbound.arrival().traceparent();
            if (trace != null) {
                ofEvents.put(inbound.event().eventId(), trace);
                conversations
                        .find(ConversationKey.of(inbound.event()))
                        .ifPresent(conversation -> traces.put(conversation.id, trace));
            }
        }
        if (!ofEvents.isEmpty()) {
            for (NewMessage message : stored) {
                String trace = ofEvents.get(message.event().eventId());
                if (trace != null) {
                    traces.put(message.id(), trace);
                }
            }
        }
        return traces;
    }

    private static List<EarlyEvents.Awaited> awaited(List<NewMessage> stored) {
        return stored.stream()
                .map(m -> new EarlyEvents.Awaited(
                        m.conversation(), Storable.text(m.event().externalMessageId())))
                .toList();
    }
}
