package io.chatroom.conversation.integrity;

import io.chatroom.conversation.integrity.IntegrityView.State;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What ingest acknowledged for an inbox beside what the store counted, as of one moment. {@code unread} are records, of any inbox,
 * that stand on the topic before what ingest told and are not read yet.
 */
record InboxBalance(
        UUID inboxId,
        @Nullable String name,
        @Nullable String platform,
        long acknowledged,
        long echoes,
        long spooled,
        @Nullable Instant toldAt,
        long stored,
        long duplicates,
        long quarantined,
        @Nullable Instant countedAt,
        long unread,
        long held) {

    /** Ingest tells its counts every few seconds, so after as long as this without traffic both sides speak of the same. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    /** Acknowledged, not in a spool, and not counted; negative if more was counted than acknowledged. */
    private long gap() {
        return acknowledged - echoes - spooled - stored - duplicates - quarantined;
    }

    State state(Instant now) {
        long gap = gap();
        if (gap > 0) {
            return unread == 0 ? State.MISSING : State.SETTLING;
        }
        if (spooled > 0) {
            return State.SETTLING;
        }
        if (gap == 0) {
            return State.BALANCED;
        }
        // the store may be ahead of what ingest has told so far
        return toldAt == null || isFresh(now) ? State.SETTLING : State.SURPLUS;
    }

    private boolean isFresh(Instant now) {
        return countedAt != null
                && countedAt.isAfter(now.minus(QUIET))
                && (toldAt == null || countedAt.isAfter(toldAt));
    }

    long missing(Instant now) {
        return state(now) == State.MISSING ? gap() : 0;
    }

    long surplus(Instant now) {
        return state(now) == State.SURPLUS ? -gap() : 0;
    }
}
