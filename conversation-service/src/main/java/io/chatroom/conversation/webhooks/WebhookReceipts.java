package io.chatroom.conversation.webhooks;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What delivery-service says of webhooks: attempts once each, and a state that what was settled does not leave. */
@ApplicationScoped
public class WebhookReceipts {
    /** Ids of deliveries are computed; those of messages are drawn in order of time. */
    private static final int COMPUTED = 5;

    // what is told again, or late, changes nothing that is settled; of a subscription that was deleted there is nothing
    // left
    private static final String UPDATE = """
            update webhook_delivery d
               set status = r.status, status_code = r.code, status_reason = r.reason, next_attempt_at = r.next_at,
                   settled_at = case when r.status in ('delivered', 'failed', 'cancelled') then r.at end
              from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                   as r (id, generation, status, code, reason, next_at, at)
             where d.id = r.id and d.generation = r.generation and d.status not in ('delivered', 'failed', 'cancelled')""";

    private static final String INSERT_ATTEMPTS = """
            insert into webhook_attempt (id, delivery_id, generation, no, started_at, duration_ms, outcome, http_status, error,
                                         response_excerpt)
            select a.* from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::timestamptz[], ?::bigint[], ?::text[], ?::int[], ?::text[],
                                   ?::text[]) as a (id, delivery_id, generation, no, started_at, duration_ms, outcome, http_status,
                                                    error, response_excerpt)
              join webhook_delivery d on d.id = a.delivery_id
            on conflict (id) do nothing""";

    private record State(
            UUID id,
            int generation,
            String status,
            @Nullable String code,
            @Nullable String reason,
            @Nullable Instant next,
            Instant at) {}

    private record Made(UUID delivery, int generation, Attempt attempt) {}

    public static boolean isOfWebhook(ReplyReceipt receipt) {
        return receipt.replyId().version() == COMPUTED;
    }

    /** Those for which {@link #isOfWebhook} holds, in their order, with the caller's transaction. */
    public void apply(Connection connection, List<ReplyReceipt> receipts) throws SQLException {
        List<Made> attempts = new ArrayList<>();
        for (ReplyReceipt receipt : receipts) {
            Attempt attempt = attempt(receipt);
            if (attempt != null) {
                attempts.add(new Made(receipt.replyId(), generation(receipt), attempt));
            }
            State state = state(receipt);
            if (state != null) {
                update(connection, state);
            }
        }
        insert(connection, attempts);
    }

    private static void update(Connection connection, State state) throws SQLException {
        List<State> one = List.of(state);
        try (ArrayStatement update = new ArrayStatement(connection, UPDATE)) {
            update.uuids(one, State::id)
                    .integers(one, State::generation)
                    .texts(one, State::status)
                    .texts(one, State::code)
                    .texts(one, State::reason)
                    .instants(one, State::next)
                    .instants(one, State::at)
                    .execute();
        }
    }

    private static void insert(Connection connection, List<Made> attempts) throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT_ATTEMPTS)) {
            insert.uuids(attempts, a -> a.attempt().attemptId())
                    .uuids(attempts, Made::delivery)
                    .integers(attempts, Made::generation)
                    .integers(attempts, a -> a.attempt().no())
                    .instants(attempts, a -> a.attempt().startedAt())
                    .longs(attempts, a -> a.attempt().durationMs())
                    .texts(attempts, a -> a.attempt().outcome())
                    .integers(attempts, a -> a.attempt().httpStatus())
                    .texts(attempts, a -> a.attempt().error())
                    .texts(attempts, a -> a.attempt().responseExcerpt())
                    .execute();
        }
    }

    private static int generation(ReplyReceipt receipt) {
        Integer generation = receipt.generation();
        return generation == null ? 0 : generation;
    }

    private static @Nullable State state(ReplyReceipt receipt) {
        return switch (receipt) {
            case ReplyReceipt.ReplySending _, ReplyReceipt.ReplyPartSent _, ReplyReceipt.CancelRefused _ -> null;
            case ReplyReceipt.ReplyAttempted attempted ->
                state(
                        attempted,
                        "retrying",
                        attempted.code(),
                        attempted.attempt().error(),
                        attempted.nextAttemptAt());
            case ReplyReceipt.ReplyUnknown unknown ->
                state(unknown, "unknown", null, unknown.attempt().error(), null);
            case ReplyReceipt.ReplySent sent -> state(sent, "delivered", null, null, null);
            case ReplyReceipt.ReplyDead dead -> state(dead, "failed", dead.code(), dead.reason(), null);
            case ReplyReceipt.ReplyCancelled cancelled -> state(cancelled, "cancelled", null, cancelled.reason(), null);
        };
    }

    private static State state(
            ReplyReceipt receipt,
            String status,
            @Nullable String code,
            @Nullable String reason,
            @Nullable Instant next) {
        return new State(receipt.replyId(), generation(receipt), status, code, reason, next, receipt.at());
    }

    private static @Nullable Attempt attempt(ReplyReceipt receipt) {
        return switch (receipt) {
            case ReplyReceipt.ReplySending _, ReplyReceipt.CancelRefused _ -> null;
            case ReplyReceipt.ReplyPartSent part -> part.attempt();
            case ReplyReceipt.ReplyAttempted attempted -> attempted.attempt();
            case ReplyReceipt.ReplyUnknown unknown -> unknown.attempt();
            case ReplyReceipt.ReplySent sent -> sent.attempt();
            case ReplyReceipt.ReplyDead dead -> dead.attempt();
            case ReplyReceipt.ReplyCancelled cancelled -> cancelled.attempt();
        };
    }
}
