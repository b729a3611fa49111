package io.chatroom.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What senders know, from answers alone: the outside's own account of what was acknowledged. */
final class Ledger {
    private static final int ODDITIES_KEPT = 100;

    private final Map<Talk, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Queue<String> oddities = new ConcurrentLinkedQueue<>();
    private final LongAdder messages = new LongAdder();
    private final LongAdder repetitions = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final AtomicLong slowest = new AtomicLong();

    /** Message n; those before it were acknowledged before it was sent. */
    void acknowledged(Talk talk, int n) {
        acknowledged.put(talk, n);
        messages.increment();
    }

    void acknowledgedPoison(String webhookId) {
        poison.add(webhookId);
    }

    void acknowledgedAgain() {
        repetitions.increment();
    }

    /** 503: not stored, come again. */
    void refused() {
        refusals.increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    /** An answer that should never be given to a genuine request. */
    void oddity(String what) {
        if (oddities.size() < ODDITIES_KEPT) {
            oddities.add(what);
        }
    }

    void answeredAfter(Duration time) {
        slowest.accumulateAndGet(time.toNanos(), Math::max);
    }

    Map<Talk, Integer> acknowledged() {
        return new HashMap<>(acknowledged);
    }

    int poison() {
        return poison.size();
    }

    List<String> oddities() {
        return new ArrayList<>(oddities);
    }

    long messages() {
        return messages.sum();
    }

    long repetitions() {
        return repetitions.sum();
    }

    long refusals() {
        return refusals.sum();
    }

    long withoutAnswer() {
        return unanswered.sum();
    }

    Duration slowestAnswer() {
        return Duration.ofNanos(slowest.get());
    }
}
