package io.chatroom.e2e.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Of several measurements the one in the middle: on a machine with other work, a few are always off. */
final class Median {

    static <T> double of(List<T> measurements, ToDoubleFunction<T> figure) {
        double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Median() {}
}
