package io.chatroom.delivery.work;

import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.SettleClaim.Settled;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One line and one measurement per attempt; no text of people, no secret. */
@Singleton
class AttemptLog {
    private static final Logger LOG = Logger.getLogger("io.chatroom.delivery.attempt");

    private final MeterRegistry meters;

    AttemptLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void settled(Claim claim, Attempted attempted, Settled settled) {
        LOG.infof(
                "reply=%s conversation=%s inbox=%s platform=%s no=%d outcome=%s status=%s ms=%d next=%s error=%s",
                claim.replyId(),
                claim.conversationId(),
                claim.inboxId(),
                claim.reply().platform(),
                claim.no(),
                settled.outcome(),
                attempted.httpStatus(),
                attempted.durationMs(),
                settled.next(),
                quoted(settled.error()));
        meters.timer("chatroom.delivery.attempts", "platform", claim.reply().platform(), "outcome", settled.outcome())
                .record(Duration.ofMillis(attempted.durationMs()));
    }

    void fencedOff(Claim claim) {
        LOG.warnf(
                "reply=%s conversation=%s no=%d outcome=late: another worker has the lane, and nothing was written",
                claim.replyId(), claim.conversationId(), claim.no());
        meters.counter("chatroom.delivery.fenced").increment();
    }

    void released(Claim claim) {
        LOG.infof(
                "reply=%s conversation=%s no=%d released unsent", claim.replyId(), claim.conversationId(), claim.no());
    }

    private static String quoted(@org.jspecify.annotations.Nullable String error) {
        return error == null
                ? "-"
                : '"' + error.replace('\n', ' ').replace('\r', ' ').replace('"', '\'') + '"';
    }
}
