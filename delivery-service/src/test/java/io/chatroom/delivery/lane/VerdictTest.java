package io.chatroom.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.rules.RetrySchedule;
import io.chatroom.delivery.rules.SendingRules;
import io.chatroom.delivery.rules.SendingRules.AfterFailure;
import io.chatroom.delivery.rules.SendingRules.Ambiguity;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final RetrySchedule schedule = RetrySchedule.parse("1s,5s,30s,2m,10m,30m,1h,2h,4h,8h,8h");
    private final Random random = new Random(7);

    private Verdict on(SendResult result, Ambiguity ambiguity, int failures) {
        return on(result, ambiguity, failures, null, false);
    }

    private Verdict on(
            SendResult result,
            Ambiguity ambiguity,
            int failures,
            @Nullable Instant maybeSentSince,
            boolean cancelRequested) {
        ReplyRequested reply = new ReplyRequested(
                Ids.next(), Ids.next(), Ids.next(), Ids.next(), "webhook", "t", 1, "Hello", null, null, Instant.EPOCH);
        Claim claim = new Claim(
                Ids.next(),
                reply.conversationId(),
                reply.inboxId(),
                1,
                failures + 1,
                failures,
                Progress.NONE,
                maybeSentSince,
                Instant.EPOCH,
                Instant.EPOCH,
                reply,
                null,
                0);
        SendingRules rules = new SendingRules(schedule, ambiguity, AfterFailure.CONTINUE, null, Duration.ZERO);
        return Verdict.on(new Attempted(result, 1L, null, 12, null, null), claim, cancelRequested, rules, random);
    }

    private Verdict on(SendResult result) {
        return on(result, Ambiguity.RESEND, 0);
    }

    @Test
    void twelve_attempts_and_then_it_is_dead() {
        List<Duration> pauses = new ArrayList<>();
        int failures = 0;
        Verdict verdict = on(new SendResult.Unavailable("down", false), Ambiguity.RESEND, failures);
        while (verdict instanceof Verdict.TryAgain again) {
            assertThat(again.counts()).isTrue();
            pauses.add(again.after());
            failures++;
            verdict = on(new SendResult.Unavailable("down", false), Ambiguity.RESEND, failures);
        }

        assertThat(failures + 1).isEqualTo(12).isEqualTo(schedule.attempts());
        assertThat(verdict)
                .isEqualTo(new Verdict.Dead(
                        "unavailable", "attempts_exhausted", "Given up after 12 attempts; the last: down."));
        for (int i = 0; i < pauses.size(); i++) {
            double ratio =
                    (double) pauses.get(i).toMillis() / schedule.pauses().get(i).toMillis();
            assertThat(ratio).isBetween(0.8, 1.2);
        }
        assertThat(pauses).isNotEqualTo(schedule.pauses());
    }

    @Test
    void throttling_burns_no_attempt_and_is_neither_hot_nor_endless() {
        assertThat(on(new SendResult.Throttled(Duration.ZERO, Scope.CONVERSATION), Ambiguity.RESEND, 11))
                .isInstanceOfSatisfying(Verdict.TryAgain.class, again -> {
                    assertThat(again.counts()).isFalse();
                    assertThat(again.after()).isEqualTo(Duration.ofSeconds(1));
                });
        assertThat(on(new SendResult.Throttled(Duration.ofDays(400), Scope.INBOX)))
                .isEqualTo(new Verdict.SlowDown(Duration.ofDays(1)));
    }

    @Test
    void a_refusal_is_dead_for_a_message_and_holds_an_inbox() {
        assertThat(on(new SendResult.Rejected(Scope.MESSAGE, "too_long", "Too long.")))
                .isEqualTo(new Verdict.Dead("rejected", "too_long", "Too long."));
        assertThat(on(new SendResult.Rejected(Scope.CONVERSATION, "blocked", "Blocked.")))
                .isInstanceOf(Verdict.Dead.class);
        assertThat(on(new SendResult.Rejected(Scope.INBOX, "revoked", "Revoked.")))
                .isEqualTo(new Verdict.HoldInbox("revoked", "Revoked."));
    }

    @Test
    void an_unknown_outcome_is_held_only_where_it_may_have_been_processed() {
        assertThat(on(new SendResult.Unavailable("reset", true), Ambiguity.HOLD, 0))
                .isEqualTo(new Verdict.Unknown("reset"));
        assertThat(on(new SendResult.Unavailable("refused", false), Ambiguity.HOLD, 0))
                .isInstanceOf(Verdict.TryAgain.class);
        assertThat(on(new SendResult.Unavailable("reset", true), Ambiguity.RESEND, 0))
                .isInstanceOfSatisfying(
                        Verdict.TryAgain.class,
                        again -> assertThat(again.outcome()).isEqualTo("unknown"));
    }

    @Test
    void a_reply_that_is_given_up_and_may_have_arrived_says_so() {
        assertThat(on(new SendResult.Unavailable("down", false), Ambiguity.RESEND, 11, Instant.EPOCH, false))
                .isInstanceOfSatisfying(
                        Verdict.Dead.class, dead -> assertThat(dead.reason()).endsWith("It may have arrived."));
    }

    @Test
    void a_cancel_wins_unless_the_platform_took_it() {
        assertThat(on(new SendResult.Sent(List.of("7")), Ambiguity.RESEND, 0, null, true))
                .isEqualTo(new Verdict.Delivered(List.of("7")));
        assertThat(on(new SendResult.Unavailable("refused", false), Ambiguity.RESEND, 0, null, true))
                .isInstanceOfSatisfying(
                        Verdict.Cancelled.class,
                        cancelled -> assertThat(cancelled.reason()).isNull());
        for (Ambiguity ambiguity : Ambiguity.values()) {
            assertThat(on(new SendResult.Unavailable("reset", true), ambiguity, 0, null, true))
                    .isInstanceOfSatisfying(
                            Verdict.Cancelled.class,
                            cancelled -> assertThat(cancelled.reason()).isEqualTo(MayHaveArrived.WHOLE));
        }
        assertThat(on(new SendResult.Rejected(Scope.INBOX, "revoked", "Revoked."), Ambiguity.RESEND, 0, null, true))
                .isInstanceOf(Verdict.Cancelled.class);
    }
}
