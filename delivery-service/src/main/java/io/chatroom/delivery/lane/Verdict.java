package io.chatroom.delivery.lane;

import io.chatroom.platforms.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What becomes of a reply after an attempt. */
sealed interface Verdict {

    record Delivered(List<String> externalIds) implements Verdict {}

    /** After a pause. {@code counts}: whether it used up a place in the retry schedule. */
    record TryAgain(Duration after, boolean counts, String outcome, String error) implements Verdict {}

    /** Nothing of the inbox is sent for a while. */
    record SlowDown(Duration pause) implements Verdict {}

    /** Nothing of the inbox is sent until it has been changed; nothing of it dies. */
    record HoldInbox(String code, String reason) implements Verdict {}

    /** We will not know, and a person is to decide. */
    record Unknown(String error) implements Verdict {}

    record Dead(String outcome, String code, String reason) implements Verdict {}

    /** Never at once, whatever a platform says; and never so late that nobody remembers. */
    Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** {@code failures} are those before this attempt. */
    static Verdict on(Attempted attempted, int failures, RetrySchedule schedule, RandomGenerator random) {
        return switch (attempted.result()) {
            case SendResult.Sent(List<String> externalIds) -> new Delivered(externalIds);
            case SendResult.Rejected(SendResult.Scope scope, String code, String reason) ->
                switch (scope) {
                    // the replies behind it in the conversation are each refused in their turn
                    case MESSAGE, CONVERSATION -> new Dead("rejected", code, reason);
                    case INBOX -> new HoldInbox(code, reason);
                };
            case SendResult.Throttled(Duration retryAfter, SendResult.Scope scope) ->
                switch (scope) {
                    case MESSAGE, CONVERSATION ->
                        new TryAgain(within(retryAfter), false, "throttled", "the platform asks to slow down");
                    case INBOX -> new SlowDown(within(retryAfter));
                };
            case SendResult.Unavailable(String reason, boolean maybeProcessed) ->
                maybeProcessed && attempted.ambiguity() == Attempted.Ambiguity.HOLD
                        ? new Unknown(reason)
                        : failed(maybeProcessed ? "unknown" : "unavailable", reason, failures + 1, schedule, random);
        };
    }

    private static Verdict failed(
            String outcome, String reason, int failures, RetrySchedule schedule, RandomGenerator random) {
        Optional<Duration> pause = schedule.after(failures, random);
        return pause.isPresent()
                ? new TryAgain(pause.get(), true, outcome, reason)
                : new Dead(
                        outcome, "attempts_exhausted", "Given up after " + failures + " attempts; the last: " + reason);
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    default String outcome() {
        return switch (this) {
            case Delivered _ -> "sent";
            case TryAgain again -> again.outcome();
            case SlowDown _ -> "throttled";
            case HoldInbox _ -> "rejected";
            case Unknown _ -> "unknown";
            case Dead dead -> dead.outcome();
        };
    }

    default @Nullable String error() {
        return switch (this) {
            case Delivered _ -> null;
            case TryAgain again -> again.error();
            case SlowDown _ -> "the platform asks to slow down";
            case HoldInbox hold -> hold.reason();
            case Unknown unknown -> unknown.error();
            case Dead dead -> dead.reason();
        };
    }
}
