package io.chatroom.delivery.lane;

import io.chatroom.delivery.lane.SettleClaims.Judged;
import io.chatroom.platforms.SendResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Counts what failed and what worked, by inbox, and opens and closes breakers accordingly. */
final class TripBreakers {
    private final Gate.Breaker breaker;

    TripBreakers(Gate.Breaker breaker) {
        this.breaker = breaker;
    }

    /** Answers what happened to breakers, in words. */
    List<String> after(Connection connection, List<Judged> judged) throws SQLException {
        Map<UUID, Set<UUID>> failed = new HashMap<>();
        Set<UUID> worked = new HashSet<>();
        Set<UUID> concerned = new TreeSet<>();
        for (Judged one : judged) {
            UUID inbox = one.claim().inboxId();
            switch (one.attempted().result()) {
                // also who refuses is there
                case SendResult.Sent _, SendResult.Rejected _ -> {
                    worked.add(inbox);
                    if (one.holding().inboxFailed()) {
                        concerned.add(inbox);
                    }
                }
                case SendResult.Unavailable _ ->
                    failed.computeIfAbsent(inbox, _ -> new HashSet<>())
                            .add(one.claim().conversationId());
                case SendResult.Throttled _ -> {}
            }
        }
        failed.keySet().removeAll(worked);
        concerned.addAll(failed.keySet());
        return concerned.isEmpty() ? List.of() : count(connection, concerned, failed);
    }

    private List<String> count(Connection connection, Set<UUID> concerned, Map<UUID, Set<UUID>> failed)
            throws SQLException {
        List<String> news = new ArrayList<>();
        Gates.ensure(connection, failed.keySet());
        for (Gate before : Gates.lock(connection, concerned)) {
            Set<UUID> conversations = failed.get(before.inboxId());
            Gate after = conversations == null ? before.worked() : before.failed(conversations, breaker);
            if (!after.equals(before)) {
                Gates.write(connection, after);
            }
            if (before.isClosed() != after.isClosed()) {
                news.add(
                        after.isClosed()
                                ? "inbox " + after.inboxId() + " works again: its breaker is closed"
                                : "inbox " + after.inboxId() + " fails: its breaker is open until "
                                        + after.openUntil());
            }
        }
        return news;
    }
}
