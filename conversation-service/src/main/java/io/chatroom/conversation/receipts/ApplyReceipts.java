package io.chatroom.conversation.receipts;

import io.chatroom.conversation.deliveries.EventRow;
import io.chatroom.conversation.deliveries.EventRow.Kind;
import io.chatroom.conversation.quarantine.Quarantine;
import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.store.HeldConversations;
import io.chatroom.conversation.store.PlatformChanges;
import io.chatroom.conversation.store.ReceiptRows;
import io.chatroom.conversation.store.ReceiptRows.ReceiptRow;
import io.chatroom.conversation.store.StoredMessage;
import io.chatroom.conversation.store.StoredMessages;
import io.chatroom.conversation.store.TellChanges;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.conversation.webhooks.WebhookReceipts;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.CancelRefused;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyCancelled;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplyPartSent;
import io.chatroom.events.ReplyReceipt.ReplySending;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ReplyReceipt.ReplyUnknown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Applies one batch of receipts in the caller's transaction: attempts once, statuses by generation and rank. */
@ApplicationScoped
class ApplyReceipts {
    private final DataSource database;
    private final Quarantine quarantine;
    private final TellChanges tell;
    private final WebhookReceipts webhooks;
    private final Clock clock;

    ApplyReceipts(DataSource database, Quarantine quarantine, TellChanges tell, WebhookReceipts webhooks, Clock clock) {
        this.database = database;
        this.quarantine = quarantine;
        this.tell = tell;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void apply(List<Reported> batch) {
        List<Reported.Understood> understood = understood(batch);
        List<Reported.Understood> reports = understood.stream()
                .filter(report -> !WebhookReceipts.isOfWebhook(report.receipt()))
                .toList();
        List<ReplyReceipt> ofWebhooks = understood.stream()
                .map(Reported.Understood::receipt)
                .filter(WebhookReceipts::isOfWebhook)
                .toList();
        try (Connection connection = database.getConnection()) {
            webhooks.apply(connection, ofWebhooks);
            if (reports.isEmpty()) {
                return;
            }
            HeldConversations conversations = HeldConversations.hold(connection, conversationsOf(reports));
            StoredMessages messages = StoredMessages.read(connection, conversations, repliesOf(reports), List.of());

            List<AttemptRow> attempts = new ArrayList<>();
            List<ReceiptRow> receipts = new ArrayList<>();
            List<EventRow> events = new ArrayList<>();
            List<StoredMessage> named = new ArrayList<>();
            for (Reported.Understood report : reports) {
                ReplyReceipt receipt = report.receipt();
                Optional<StoredMessage> message = messages.find(receipt.replyId());
                if (message.isEmpty()) {
                    quarantine.add(report.arrival(), null, "there is no message " + receipt.replyId());
                } else {
                    apply(receipt, message.get());
                    AttemptRow.of(receipt).ifPresent(attempts::add);
                    receiptRow(receipt).ifPresent(receipts::add);
                    event(receipt).ifPresent(events::add);
                    nameFrom(receipt)
                            .filter(name -> messages.name(message.get(), name))
                            .ifPresent(_ -> named.add(message.get()));
                }
            }
            PlatformChanges.applyEarly(connection, named, messages, conversations);
            messages.write(connection);
            AttemptRow.insert(connection, attempts);
            ReceiptRows.insert(connection, receipts);
            EventRow.insert(connection, events);
            conversations.write(connection, clock.instant());
            tell.everybody(conversations, List.of(), messages.changed(), tracesOf(reports));
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot apply a batch of " + batch.size() + " receipts", e);
        }
    }

    private List<Reported.Understood> understood(List<Reported> batch) {
        List<Reported.Understood> understood = new ArrayList<>(batch.size());
        for (Reported reported : batch) {
            switch (reported) {
                case Reported.Understood report -> understood.add(report);
                case Reported.Answered _ -> {}
                case Reported.NotUnderstood unknown -> quarantine.add(unknown.arrival(), null, unknown.reason());
            }
        }
        return understood;
    }

    private static Map<UUID, String> tracesOf(List<Reported.Understood> reports) {
        Map<UUID, String> traces = new HashMap<>();
        for (Reported.Understood report : reports) {
            String trace = report.arrival().traceparent();
            if (trace != null) {
                traces.put(report.receipt().replyId(), trace);
                traces.put(report.receipt().conversationId(), trace);
            }
        }
        return traces;
    }

    private static Set<UUID> conversationsOf(List<Reported.Understood> reports) {
        Set<UUID> ids = new HashSet<>();
        reports.forEach(report -> ids.add(report.receipt().conversationId()));
        return ids;
    }

    private static Set<UUID> repliesOf(List<Reported.Understood> reports) {
        Set<UUID> ids = new HashSet<>();
        reports.forEach(report -> ids.add(report.receipt().replyId()));
        return ids;
    }

    private static void apply(ReplyReceipt receipt, StoredMessage message) {
        int of = Reported.generation(receipt);
        switch (receipt) {
            case ReplySending _, ReplyPartSent _ -> message.reached(of, MessageStatus.SENDING, null, null);
            case ReplyAttempted attempted ->
                message.retrying(of, attempted.code(), attempted.attempt().error(), attempted.nextAttemptAt());
            case ReplyUnknown unknown ->
                message.reached(
                        of, MessageStatus.UNKNOWN, null, unknown.attempt().error());
            case ReplySent _ -> message.reached(of, MessageStatus.SENT, null, null);
            case ReplyDead dead -> message.reached(of, MessageStatus.FAILED, dead.code(), dead.reason());
            case ReplyCancelled cancelled -> message.reached(of, MessageStatus.CANCELLED, null, cancelled.reason());
            case CancelRefused _ -> message.cancelRefused();
        }
    }

    /** The first part's id: a platform that split a long text speaks of the message by any of them, and we by this one. */
    private static Optional<String> nameFrom(ReplyReceipt receipt) {
        List<String> ids = switch (receipt) {
            case ReplySent sent -> sent.externalIds();
            case ReplyPartSent part when isFirst(part) -> part.externalIds();
            case ReplyPartSent _,
                    ReplySending _,
                    ReplyAttempted _,
                    ReplyUnknown _,
                    ReplyDead _,
                    ReplyCancelled _,
                    CancelRefused _ -> List.of();
        };
        return ids == null ? Optional.empty() : ids.stream().findFirst();
    }

    private static boolean isFirst(ReplyPartSent sent) {
        Integer part = sent.attempt().part();
        return part != null && part == 1;
    }

    /** Being tried again is no milestone: the attempts tell that story. */
    private static Optional<ReceiptRow> receiptRow(ReplyReceipt receipt) {
        return switch (receipt) {
            case ReplySending sending -> milestone(sending, MessageStatus.SENDING);
            case ReplyAttempted _, ReplyPartSent _, CancelRefused _ -> Optional.empty();
            case ReplyUnknown unknown -> milestone(unknown, MessageStatus.UNKNOWN);
            case ReplySent sent -> milestone(sent, MessageStatus.SENT);
            case ReplyDead dead -> milestone(dead, MessageStatus.FAILED);
            case ReplyCancelled cancelled -> milestone(cancelled, MessageStatus.CANCELLED);
        };
    }

    private static Optional<EventRow> event(ReplyReceipt receipt) {
        return switch (receipt) {
            case ReplyCancelled cancelled -> Optional.of(EventRow.told(receipt, Kind.CANCELLED, cancelled.reason()));
            case CancelRefused refused -> Optional.of(EventRow.told(receipt, Kind.CANCEL_REFUSED, refused.reason()));
            case ReplySending _, ReplyPartSent _, ReplyAttempted _, ReplyUnknown _, ReplySent _, ReplyDead _ ->
                Optional.empty();
        };
    }

    private static Optional<ReceiptRow> milestone(ReplyReceipt receipt, MessageStatus status) {
        return Optional.of(new ReceiptRow(receipt.replyId(), status, receipt.at()));
    }
}
