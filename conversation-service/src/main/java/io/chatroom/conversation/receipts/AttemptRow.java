package io.chatroom.conversation.receipts;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One HTTP request of a reply's timeline; told twice, it is one. */
record AttemptRow(UUID messageId, int generation, Attempt attempt) {
    private static final String INSERT = """
            insert into attempt (id, message_id, no, started_at, duration_ms, outcome, http_status, error, response_excerpt,
                                 generation, part)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::bigint[], ?::text[], ?::int[], ?::text[],
                                 ?::text[], ?::int[], ?::int[])
            on conflict (id) do nothing
            """;

    static Optional<AttemptRow> of(ReplyReceipt receipt) {
        @Nullable
        Attempt attempt = switch (receipt) {
            case ReplyReceipt.ReplySending _, ReplyReceipt.CancelRefused _ -> null;
            case ReplyReceipt.ReplyPartSent part -> part.attempt();
            case ReplyReceipt.ReplyAttempted attempted -> attempted.attempt();
            case ReplyReceipt.ReplyUnknown unknown -> unknown.attempt();
            case ReplyReceipt.ReplySent sent -> sent.attempt();
            case ReplyReceipt.ReplyDead dead -> dead.attempt();
            case ReplyReceipt.ReplyCancelled cancelled -> cancelled.attempt();
        };
        return attempt == null
                ? Optional.empty()
                : Optional.of(new AttemptRow(receipt.replyId(), Reported.generation(receipt), attempt));
    }

    static void insert(Connection connection, List<AttemptRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            insert.uuids(rows, r -> r.attempt().attemptId())
                    .uuids(rows, AttemptRow::messageId)
                    .integers(rows, r -> r.attempt().no())
                    .instants(rows, r -> r.attempt().startedAt())
                    .longs(rows, r -> r.attempt().durationMs())
                    .texts(rows, r -> r.attempt().outcome())
                    .integers(rows, r -> r.attempt().httpStatus())
                    .texts(rows, r -> r.attempt().error())
                    .texts(rows, r -> r.attempt().responseExcerpt())
                    .integers(rows, AttemptRow::generation)
                    .integers(rows, r -> r.attempt().part())
                    .execute();
        }
    }
}
