package io.chatroom.e2e.chaos;

import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplySent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What became of replies: as delivery-service's database has it, and as its receipts tell it to everybody else.
 *
 * @param states by reply: {@code queued, sent, unknown, dead, cancelled}
 * @param told by reply: {@code sent}, or {@code dead} if a receipt said so at all, as a later rank wins
 * @param reasons by dead reply
 */
record Fates(Map<UUID, String> states, Map<UUID, String> told, Map<UUID, String> reasons) {

    static Fates of(DeliveryPlane plane) throws SQLException {
        Map<UUID, String> states = new HashMap<>();
        try (Connection connection = plane.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select reply_id, state from item")) {
            while (row.next()) {
                states.put(row.getObject(1, UUID.class), row.getString(2));
            }
        }
        Map<UUID, String> told = new HashMap<>();
        Map<UUID, String> reasons = new HashMap<>();
        for (ReplyReceipt receipt : plane.receipts()) {
            switch (receipt) {
                case ReplySent sent -> told.putIfAbsent(sent.replyId(), "sent");
                case ReplyDead dead -> {
                    told.put(dead.replyId(), "dead");
                    reasons.put(dead.replyId(), dead.reason());
                }
                // on the way to one of those
                default -> {}
            }
        }
        return new Fates(states, told, reasons);
    }
}
