package io.chatroom.delivery.work;

import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.SettleClaims.Ended;
import io.chatroom.delivery.lane.SettleClaims.Outcome;
import io.chatroom.delivery.lane.SettleClaims.Written;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line and one measurement per attempt; no text of people, no secret. */
@Singleton
class AttemptLog {
    private static final Logger LOG = Logger.getLogger("io.chatroom.delivery.attempt");

    private final MeterRegistry meters;

    AttemptLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void settled(List<Ended> ended, Written written) {
        for (Ended one : ended) {
            Outcome outcome = written.outcomes().get(one.claim().id());
            if (outcome != null && one.attempted() != null) {
                settled(one.claim(), one.attempted(), outcome);
            } else if (written.released().contains(one.claim())) {
                released(one.claim());
            } else {
                fencedOff(one.claim());
            }
        }
        written.breakers().forEach(LOG::warn);
    }

    private void settled(Claim claim, Attempted attempted, Outcome outcome) {
        LOG.infof(
                "reply=%s conversation=%s inbox=%s platform=%s no=%d outcome=%s status=%s ms=%d next=%s error=%s",
                claim.replyId(),
                claim.conversationId(),
                claim.inboxId(),
                claim.reply().platform(),
                claim.no(),
                outcome.outcome(),
                attempted.httpStatus(),
                attempted.durationMs(),
                outcome.next(),
                quoted(outcome.error()));
        meters.timer("chatroom.delivery.attempts", "platform", claim.reply().platform(), "outcome", outcome.outcome())
                .record(Duration.ofMillis(attempted.durationMs()));
    }

    private void fencedOff(Claim claim) {
        LOG.warnf(
                "reply=%s conversation=%s no=%d outcome=late: another worker has the lane, and nothing was written",
                claim.replyId(), claim.conversationId(), claim.no());
        meters.counter("chatroom.delivery.fenced").increment();
    }

    private static void released(Claim claim) {
        LOG.infof(
                "reply=%s conversation=%s no=%d released unsent", claim.replyId(), claim.conversationId(), claim.no());
    }

    private static String quoted(@Nullable String error) {
        return error == null
                ? "-"
                : '"' + error.replace('\n', ' ').replace('\r', ' ').replace('"', '\'') + '"';
    }
}
