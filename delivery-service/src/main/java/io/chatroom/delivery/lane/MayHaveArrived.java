package io.chatroom.delivery.lane;

import org.jspecify.annotations.Nullable;

/** What to tell people of a reply that was cancelled, and of which something may be there. */
public final class MayHaveArrived {
    public static final String WHOLE = "It may have arrived before it was cancelled.";
    public static final String IN_PART = "A part of it had been sent before it was cancelled.";

    /** Null if nothing of it can be there. */
    public static @Nullable String reason(boolean maybeSent, Progress progress) {
        if (!progress.isNone()) {
            return IN_PART;
        }
        return maybeSent ? WHOLE : null;
    }

    private MayHaveArrived() {}
}
