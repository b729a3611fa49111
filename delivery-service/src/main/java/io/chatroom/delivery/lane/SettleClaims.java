package io.chatroom.delivery.lane;

import io.chatroom.delivery.lane.Lanes.Holding;
import io.chatroom.delivery.rules.RulesOfInboxes;
import io.chatroom.delivery.rules.SendingRules;
import io.chatroom.delivery.rules.SendingRules.AfterFailure;
import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.ReplyReceipt.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of claimed replies, and lets their lanes go on: one transaction for all that is given at once, receipts
 * included. Of a claim that no longer holds nothing is written.
 */
@ApplicationScoped
public class SettleClaims {
    private final DataSource dataSource;
    private final RulesOfInboxes rules;
    private final RandomGenerator random;
    private final Receipts receipts;
    private final TellMoves moves;
    private final TripBreakers breakers;

    SettleClaims(
            DataSource dataSource,
            RulesOfInboxes rules,
            RandomGenerator random,
            Receipts receipts,
            TellMoves moves,
            DeliverySettings settings) {
        this.dataSource = dataSource;
        this.rules = rules;
        this.random = random;
        this.receipts = receipts;
        this.moves = moves;
        this.breakers = new TripBreakers(new Gate.Breaker(
                settings.delivery().breakerConversations(),
                settings.delivery().breakerPause(),
                settings.delivery().breakerLongestPause()));
    }

    /** A claim that ends; {@code attempted} is null if the reply has not left, and is put back as if it had not been taken. */
    public record Ended(Claim claim, @Nullable Attempted attempted) {}

    /** {@code next} is when the lane is looked at again, if this reply is still its head and nothing holds the inbox. */
    public record Outcome(
            String outcome,
            @Nullable String error,
            @Nullable Instant next) {}

    /**
     * What was written.
     *
     * @param outcomes by claim; without those that were released, and without those that no longer held
     * @param released claims whose replies have been put back
     * @param breakers what happened to breakers, in words
     */
    public record Written(Map<UUID, Outcome> outcomes, List<Claim> released, List<String> breakers) {
        static final Written NOTHING = new Written(Map.of(), List.of(), List.of());
    }

    @Transactional(rollbackOn = Exception.class)
    public Written settle(List<Ended> ended) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, Holding> holding =
                    Lanes.lock(connection, ended.stream().map(Ended::claim).toList());
            List<Judged> judged = new ArrayList<>();
            List<Lanes.Settled> settled = new ArrayList<>();
            List<Claim> released = new ArrayList<>();
            for (Ended one : ended) {
                Holding held = holding.get(one.claim().id());
                if (held == null) {
                    continue;
                }
                if (one.attempted() == null) {
                    released.add(one.claim());
                    settled.add(Lanes.Settled.released(one.claim(), held));
                } else {
                    Judged decision = judge(one.claim(), one.attempted(), held);
                    judged.add(decision);
                    settled.add(decision.settled());
                }
            }
            Map<UUID, Instant> next = Lanes.write(
                    connection, settled, judged.stream().map(Judged::ofReply).toList());
            return new Written(write(connection, judged, next), released, breakers.after(connection, judged));
        }
    }

    /** What was decided about one attempt, and all that follows from it. */
    record Judged(Claim claim, Attempted attempted, Holding holding, Verdict verdict, Lanes.Settled settled) {

        Attempt attempt() {
            return new Attempt(
                    claim.id(),
                    claim.no(),
                    claim.startedAt(),
                    attempted.durationMs(),
                    verdict.outcome(),
                    attempted.httpStatus(),
                    verdict.error(),
                    attempted.responseExcerpt(),
                    attempted.after() == null && claim.progress().isNone()
                            ? null
                            : claim.progress().parts() + 1);
        }

        Lanes.OfReply ofReply() {
            return new Lanes.OfReply(claim.replyId(), attempt());
        }
    }

    private Judged judge(Claim claim, Attempted attempted, Holding holding) {
        SendingRules sending = rules.of(claim.inboxId());
        Verdict verdict = Verdict.on(attempted, claim, holding.cancelRequested(), sending, random);
        return new Judged(claim, attempted, holding, verdict, settled(claim, holding, verdict, sending));
    }

    private static Lanes.Settled settled(Claim claim, Holding holding, Verdict verdict, SendingRules sending) {
        boolean hold = sending.afterFailure() == AfterFailure.HOLD;
        return switch (verdict) {
            case Verdict.Delivered _ ->
                over(claim, holding, "sent", null, claim.progress(), false, sending.conversationGap());
            case Verdict.PartTaken(Progress progress, List<String> _) ->
                new Lanes.Settled(
                        claim,
                        holding.fromSeq(),
                        "queued",
                        claim.no(),
                        claim.failures(),
                        null,
                        progress,
                        false,
                        sending.conversationGap());
            case Verdict.Unknown _ ->
                over(claim, holding, "unknown", maybeSent(claim, true), claim.progress(), hold, Duration.ZERO);
            case Verdict.Dead dead ->
                over(
                        claim,
                        holding,
                        "dead",
                        maybeSent(claim, dead.outcome().equals("unknown")),
                        claim.progress(),
                        hold,
                        Duration.ZERO);
            case Verdict.Cancelled(Verdict instead, String _) ->
                over(
                        claim,
                        holding,
                        "cancelled",
                        maybeSent(claim, instead.outcome().equals("unknown")),
                        instead instanceof Verdict.PartTaken(Progress progress, List<String> _)
                                ? progress
                                : claim.progress(),
                        false,
                        Duration.ZERO);
            case Verdict.TryAgain again ->
                again(claim, holding, maybeSent(claim, again.maybeSent()), again.counts(), again.after());
            case Verdict.SlowDown(Duration pause) -> again(claim, holding, claim.maybeSentSince(), false, pause);
            case Verdict.HoldInbox _ -> again(claim, holding, claim.maybeSentSince(), false, Duration.ZERO);
        };
    }

    /** The next reply of the lane is due, whatever became of this one; unless it holds the lane. */
    private static Lanes.Settled over(
            Claim claim,
            Holding holding,
            String state,
            @Nullable Instant maybeSentSince,
            Progress progress,
            boolean hold,
            Duration pause) {
        return new Lanes.Settled(
                claim, holding.fromSeq(), state, claim.no(), claim.failures(), maybeSentSince, progress, hold, pause);
    }

    private static Lanes.Settled again(
            Claim claim, Holding holding, @Nullable Instant maybeSentSince, boolean counts, Duration pause) {
        return new Lanes.Settled(
                claim,
                holding.fromSeq(),
                "queued",
                claim.no(),
                claim.failures() + (counts ? 1 : 0),
                maybeSentSince,
                claim.progress(),
                false,
                pause);
    }

    private static @Nullable Instant maybeSent(Claim claim, boolean now) {
        return claim.maybeSentSince() == null && now ? claim.startedAt() : claim.maybeSentSince();
    }

    private Map<UUID, Outcome> write(Connection connection, List<Judged> judged, Map<UUID, Instant> next)
            throws SQLException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        List<Receipts.Settled> told = new ArrayList<>();
        for (Judged one : judged) {
            Claim claim = one.claim();
            Instant again = next(one.verdict(), next.get(claim.conversationId()));
            told.add(new Receipts.Settled(claim, one.holding(), one.verdict(), one.attempt(), again));
            outcomes.put(
                    claim.id(),
                    new Outcome(one.verdict().outcome(), one.verdict().error(), again));
            keepInboxBack(connection, one);
        }
        receipts.settled(told);
        moves.after(connection, judged);
        return outcomes;
    }

    private static @Nullable Instant next(Verdict verdict, @Nullable Instant laneNext) {
        return switch (verdict) {
            case Verdict.TryAgain _, Verdict.SlowDown _ -> Objects.requireNonNull(laneNext);
            case Verdict.Delivered _,
                    Verdict.PartTaken _,
                    Verdict.HoldInbox _,
                    Verdict.Unknown _,
                    Verdict.Dead _,
                    Verdict.Cancelled _ -> null;
        };
    }

    private static void keepInboxBack(Connection connection, Judged one) throws SQLException {
        Verdict verdict = one.verdict() instanceof Verdict.Cancelled cancelled ? cancelled.instead() : one.verdict();
        switch (verdict) {
            case Verdict.SlowDown(Duration pause) ->
                Gates.slowDown(connection, one.claim().inboxId(), pause);
            case Verdict.HoldInbox(String code, String reason) -> {
                Long version = one.attempted().inboxVersion();
                if (version == null) {
                    throw new IllegalStateException("an inbox that is not known cannot be held");
                }
                Gates.hold(connection, one.claim().inboxId(), version, code, reason);
            }
            case Verdict.Delivered _,
                    Verdict.PartTaken _,
                    Verdict.TryAgain _,
                    Verdict.Unknown _,
                    Verdict.Dead _,
                    Verdict.Cancelled _ -> {}
        }
    }
}
