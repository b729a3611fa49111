package io.chatroom.delivery.lane;

import io.chatroom.events.ReplyReceipt.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes what became of a claimed reply, and lets its lane go on: one transaction, receipt included. */
@ApplicationScoped
public class SettleClaim {
    private final DataSource dataSource;
    private final RetrySchedule schedule;
    private final RandomGenerator random;
    private final Receipts receipts;

    SettleClaim(DataSource dataSource, RetrySchedule schedule, RandomGenerator random, Receipts receipts) {
        this.dataSource = dataSource;
        this.schedule = schedule;
        this.random = random;
        this.receipts = receipts;
    }

    /** {@code next} is when the lane is looked at again, if this reply is still its head and nothing holds the inbox. */
    public record Settled(
            String outcome,
            @Nullable String error,
            @Nullable Instant next) {}

    /** Empty if the claim no longer holds: then another worker has the lane, and nothing was written. */
    @Transactional(rollbackOn = Exception.class)
    public Optional<Settled> settle(Claim claim, Attempted attempted) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Optional<Instant> now = Lanes.lock(connection, claim);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            Verdict verdict = Verdict.on(attempted, claim.failures(), schedule, random);
            Attempts.end(
                    connection,
                    claim,
                    verdict.outcome(),
                    attempted.httpStatus(),
                    verdict.error(),
                    attempted.responseExcerpt());
            Instant next = apply(connection, claim, verdict, attempted);
            Attempt attempt = new Attempt(
                    claim.attemptId(),
                    claim.no(),
                    claim.startedAt(),
                    attempted.durationMs(),
                    verdict.outcome(),
                    attempted.httpStatus(),
                    verdict.error(),
                    attempted.responseExcerpt());
            receipts.settled(claim, verdict, attempt, now.get(), next);
            return Optional.of(new Settled(verdict.outcome(), verdict.error(), next));
        }
    }

    /** Puts a claimed reply back as if it had not been taken: it has not left. */
    @Transactional(rollbackOn = Exception.class)
    public boolean release(Claim claim) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (Lanes.lock(connection, claim).isEmpty()) {
                return false;
            }
            Attempts.forget(connection, claim);
            Lanes.unbegin(connection, claim);
            Lanes.letGo(connection, claim.conversationId(), Duration.ZERO, claim.failures());
            return true;
        }
    }

    private static @Nullable Instant apply(Connection connection, Claim claim, Verdict verdict, Attempted attempted)
            throws SQLException {
        return switch (verdict) {
            case Verdict.Delivered _ -> settled(connection, claim, "sent");
            case Verdict.Unknown _ -> settled(connection, claim, "unknown");
            case Verdict.Dead _ -> settled(connection, claim, "dead");
            case Verdict.TryAgain again ->
                again(connection, claim, again.after(), claim.failures() + (again.counts() ? 1 : 0));
            case Verdict.SlowDown(Duration pause) -> {
                Gates.slowDown(connection, claim.inboxId(), pause);
                yield again(connection, claim, pause, claim.failures());
            }
            case Verdict.HoldInbox(String code, String reason) -> {
                Long version = attempted.inboxVersion();
                if (version == null) {
                    throw new IllegalStateException("an inbox that is not known cannot be held");
                }
                Gates.hold(connection, claim.inboxId(), version, code, reason);
                again(connection, claim, Duration.ZERO, claim.failures());
                yield null;
            }
        };
    }

    /** The next reply of the lane is due at once, whatever became of this one. */
    private static @Nullable Instant settled(Connection connection, Claim claim, String state) throws SQLException {
        Lanes.mark(connection, claim, state);
        Lanes.letGo(connection, claim.conversationId(), Duration.ZERO, 0);
        return null;
    }

    private static Instant again(Connection connection, Claim claim, Duration pause, int failures) throws SQLException {
        Lanes.mark(connection, claim, "queued");
        return Lanes.letGo(connection, claim.conversationId(), pause, failures);
    }
}
