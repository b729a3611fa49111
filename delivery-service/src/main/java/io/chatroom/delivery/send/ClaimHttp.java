package io.chatroom.delivery.send;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.platforms.PlatformHttp;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The way out for one attempt: nothing leaves once the claim is too old, and what came back is kept for the timeline. */
final class ClaimHttp implements PlatformHttp {
    private final GuardedHttp http;
    private final BooleanSupplier fresh;
    private boolean heldBack;
    private boolean left;
    private Outcome.@Nullable Answered last;

    ClaimHttp(GuardedHttp http, BooleanSupplier fresh) {
        this.http = http;
        this.fresh = fresh;
    }

    @Override
    public Outcome exchange(Request request) {
        Outcome outcome = http.exchange(request, this::mayLeave);
        switch (outcome) {
            case Outcome.Answered answered -> {
                left = true;
                last = answered;
            }
            case Outcome.NoAnswer _ -> {
                left = true;
                last = null;
            }
            case Outcome.NotSent _ -> last = null;
        }
        return outcome;
    }

    private boolean mayLeave() {
        boolean may = fresh.getAsBoolean();
        heldBack |= !may;
        return may;
    }

    /** The claim was too old before anything had left: the attempt was none. */
    boolean neverBegan() {
        return heldBack && !left;
    }

    boolean hasLeft() {
        return left;
    }

    /** To the last request, if it had one. */
    Outcome.@Nullable Answered answer() {
        return last;
    }
}
