package io.chatroom.e2e.bench;

import java.util.List;

/**
 * How good the loading of a page is, from 0 to 1, as Lighthouse 10 and later weigh it for phones: each measure through a log-normal
 * curve of which <a href="https://developer.chrome.com/docs/lighthouse/performance/performance-scoring">the tenth percentile and the median are
 * published</a>, then their weighted mean.
 */
final class PageScore {
    /** Of the complementary error function: where a fifth of it is left. */
    private static final double INVERSE_ERFC_OF_A_FIFTH = 0.9061938024368232;

    /** Times are in milliseconds; {@code layoutShift} has no unit. */
    record Loading(
            double firstContentfulPaint,
            double largestContentfulPaint,
            double totalBlockingTime,
            double layoutShift,
            double speedIndex) {

        double score() {
            return List.of(
                            new Part(0.10, firstContentfulPaint, 1800, 3000),
                            new Part(0.10, speedIndex, 3387, 5800),
                            new Part(0.25, largestContentfulPaint, 2500, 4000),
                            new Part(0.30, totalBlockingTime, 200, 600),
                            new Part(0.25, layoutShift, 0.1, 0.25))
                    .stream()
                    .mapToDouble(part -> part.weight() * part.score())
                    .sum();
        }
    }

    private record Part(double weight, double value, double tenthPercentile, double median) {
        double score() {
            if (value <= 0) {
                return 1;
            }
            double standardized =
                    Math.log(value / median) * INVERSE_ERFC_OF_A_FIFTH / -Math.log(tenthPercentile / median);
            return (1 - erf(standardized)) / 2;
        }
    }

    /** Abramowitz and Stegun 7.1.26: right to seven digits, which is more than a score shows. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double y = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.signum(x) * (1 - y * Math.exp(-x * x));
    }

    private PageScore() {}
}
