package io.chatroom.delivery.outside;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.platforms.PlatformHttp;
import java.time.Duration;

/** The guarded way out for one request, which may ask several things of a platform, but not for ever. */
final class WayOut implements PlatformHttp {
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final GuardedHttp http;
    private final long begun = System.nanoTime();

    WayOut(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public Outcome exchange(Request request) {
        return mayLeave()
                ? http.exchange(request, this::mayLeave)
                : new Outcome.NotSent("the platform has taken more than " + LONGEST.toSeconds() + " s already");
    }

    private boolean mayLeave() {
        return System.nanoTime() - begun < LONGEST.toNanos();
    }
}
