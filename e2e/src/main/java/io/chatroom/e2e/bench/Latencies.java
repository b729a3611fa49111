package io.chatroom.e2e.bench;

import java.util.Arrays;

/** How long each of many requests took. */
record Latencies(long[] nanos) {

    Latencies {
        Arrays.sort(nanos);
    }

    double millis(double quantile) {
        int index = (int) Math.ceil(quantile * nanos.length) - 1;
        return nanos[Math.clamp(index, 0, nanos.length - 1)] / 1e6;
    }

    /** Two lines: the median, and the hundredth that took longest beside what it is to be. */
    void print(String name, int aimMillis) {
        System.out.println(Figure.of(name + "-p50", millis(0.5), "ms"));
        System.out.println(Figure.of(name + "-p99", millis(0.99), "ms").aim("< " + aimMillis));
    }
}
