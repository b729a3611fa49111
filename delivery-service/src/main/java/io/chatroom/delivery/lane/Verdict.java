package io.chatroom.delivery.lane;

import io.chatroom.delivery.rules.SendingRules;
import io.chatroom.platforms.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What becomes of a reply after an attempt. */
sealed interface Verdict {

    record Delivered(List<String> externalIds) implements Verdict {}

    /** The platform has a part of it, and the next one is due. */
    record PartTaken(Progress progress, List<String> externalIds) implements Verdict {}

    /**
     * After a pause. {@code counts}: whether it used up a place in the retry schedule; {@code maybeSent}: whether it may have
     * arrived.
     */
    record TryAgain(Duration after, boolean counts, boolean maybeSent, String outcome, String error)
            implements Verdict {}

    /** Nothing of the inbox is sent for a while. */
    record SlowDown(Duration pause) implements Verdict {}

    /** Nothing of the inbox is sent until it has been changed; nothing of it dies. */
    record HoldInbox(String code, String reason) implements Verdict {}

    /** We will not know, and a person is to decide. */
    record Unknown(String error) implements Verdict {}

    record Dead(String outcome, String code, String reason) implements Verdict {}

    /** It was to be cancelled while it was being sent, and was not taken. {@code reason} if something may have arrived. */
    record Cancelled(Verdict instead, @Nullable String reason) implements Verdict {}

    /** Never at once, whatever a platform says; and never so late that nobody remembers. */
    Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    Duration LONGEST_PAUSE = Duration.ofDays(1);

    String TOO_FAST = "the platform asks to slow down";

    static Verdict on(
            Attempted attempted, Claim claim, boolean cancelRequested, SendingRules rules, RandomGenerator random) {
        Verdict verdict = on(attempted, claim, rules, random);
        return cancelRequested ? cancelled(verdict, claim) : verdict;
    }

    private static Verdict on(Attempted attempted, Claim claim, SendingRules rules, RandomGenerator random) {
        return switch (attempted.result()) {
            case SendResult.Sent(List<String> externalIds, String _) ->
                attempted.after() == null
                        ? new Delivered(claim.progress().externalIdsWith(externalIds))
                        : new PartTaken(attempted.after(), externalIds);
            case SendResult.Rejected(SendResult.Scope scope, String code, String reason) ->
                switch (scope) {
                    // the replies behind it in the conversation are each refused in their turn
                    case MESSAGE, CONVERSATION -> new Dead("rejected", code, reason);
                    case INBOX -> new HoldInbox(code, reason);
                };
            case SendResult.Throttled(Duration retryAfter, SendResult.Scope scope) ->
                switch (scope) {
                    case MESSAGE, CONVERSATION -> new TryAgain(within(retryAfter), false, false, "throttled", TOO_FAST);
                    case INBOX -> new SlowDown(within(retryAfter));
                };
            case SendResult.Unavailable(String reason, boolean maybeProcessed) ->
                maybeProcessed && rules.ambiguity() == SendingRules.Ambiguity.HOLD
                        ? new Unknown(reason)
                        : failed(maybeProcessed, reason, claim, rules, random);
        };
    }

    private static Verdict failed(
            boolean maybeSent, String reason, Claim claim, SendingRules rules, RandomGenerator random) {
        int failures = claim.failures() + 1;
        String outcome = maybeSent ? "unknown" : "unavailable";
        Optional<Duration> pause = rules.schedule().after(failures, random);
        return pause.isPresent()
                ? new TryAgain(pause.get(), true, maybeSent, outcome, reason)
                : new Dead(
                        outcome,
                        "attempts_exhausted",
                        "Given up after " + failures + " attempts; the last: " + sentence(reason)
                                + (maybeSent || claim.maybeSentSince() != null ? " It may have arrived." : ""));
    }

    /** Platforms' reasons are sentences or parts of one. */
    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private static Verdict cancelled(Verdict verdict, Claim claim) {
        boolean maybeSent = claim.maybeSentSince() != null;
        return switch (verdict) {
            case Delivered _, Cancelled _ -> verdict;
            case PartTaken part -> new Cancelled(part, MayHaveArrived.IN_PART);
            case Unknown unknown -> new Cancelled(unknown, MayHaveArrived.WHOLE);
            case TryAgain again ->
                new Cancelled(again, MayHaveArrived.reason(maybeSent || again.maybeSent(), claim.progress()));
            case SlowDown _, HoldInbox _, Dead _ ->
                new Cancelled(verdict, MayHaveArrived.reason(maybeSent, claim.progress()));
        };
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    default String outcome() {
        return switch (this) {
            case Delivered _, PartTaken _ -> "sent";
            case TryAgain again -> again.outcome();
            case SlowDown _ -> "throttled";
            case HoldInbox _ -> "rejected";
            case Unknown _ -> "unknown";
            case Dead dead -> dead.outcome();
            case Cancelled cancelled -> cancelled.instead().outcome();
        };
    }

    default @Nullable String error() {
        return switch (this) {
            case Delivered _, PartTaken _ -> null;
            case TryAgain again -> again.error();
            case SlowDown _ -> TOO_FAST;
            case HoldInbox hold -> hold.reason();
            case Unknown unknown -> unknown.error();
            case Dead dead -> dead.reason();
            case Cancelled cancelled -> cancelled.instead().error();
        };
    }
}
