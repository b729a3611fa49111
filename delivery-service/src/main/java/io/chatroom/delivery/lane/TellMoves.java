package io.chatroom.delivery.lane;

import io.chatroom.delivery.inbound.TellInbound;
import io.chatroom.delivery.lane.SettleClaims.Judged;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.platforms.SendResult;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Tells that a conversation has another id on its platform, where that was the answer to a reply: no webhook may ever say so. */
@Singleton
class TellMoves {
    private final TellInbound tell;

    TellMoves(TellInbound tell) {
        this.tell = tell;
    }

    void after(Connection connection, List<Judged> judged) throws SQLException {
        // in one order everywhere: each inbox has a row that counts
        List<Judged> inOrder = judged.stream()
                .filter(one -> one.attempted().result() instanceof SendResult.Sent sent && sent.movedTo() != null)
                .sorted(Comparator.comparing(one -> one.claim().inboxId()))
                .toList();
        for (Judged one : inOrder) {
            if (one.attempted().result() instanceof SendResult.Sent(var _, String movedTo) && movedTo != null) {
                String from = one.claim().reply().externalConversationId();
                ConversationMoved moved = ConversationMoved.of(
                        one.claim().inboxId(), from, one.holding().now(), from, movedTo);
                tell.tell(connection, one.claim().inboxId(), List.of(moved), 0);
            }
        }
    }
}
