package io.chatroom.e2e.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process that makes load: one line in says what, one line out says what came of it; it ends with its input. What it makes load on
 * keeps its own heap, compiler and collector to itself that way.
 */
final class GenerateLoad {
    /**
     * Lines: {@code http PORT PATH SECRET CONNECTIONS MILLIS PER_SECOND}, with 0 for as many as possible, and {@code kafka BOOTSTRAP
     * MILLIS BYTES}.
     */
    public static void main(String[] args) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            System.out.println(
                    switch (words[0]) {
                        case "http" ->
                            http(
                                    Integer.parseInt(words[1]),
                                    words[2],
                                    words[3],
                                    Integer.parseInt(words[4]),
                                    Duration.ofMillis(Long.parseLong(words[5])),
                                    Double.parseDouble(words[6]));
                        case "kafka" ->
                            RawProducer.measure(
                                    words[1], Duration.ofMillis(Long.parseLong(words[2])), Integer.parseInt(words[3]));
                        default -> throw new IllegalArgumentException(line);
                    });
        }
    }

    private static String http(int port, String path, String secret, int connections, Duration time, double perSecond)
            throws IOException {
        String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        SignedWebhooks webhooks = new SignedWebhooks(path, secret, run);
        try (HttpLoad load = new HttpLoad(port, connections, webhooks::next)) {
            HttpLoad.Result result = perSecond > 0 ? load.at(perSecond, time) : load.asFastAsPossible(time);
            return String.format(
                    Locale.ROOT,
                    "%.1f %d %.3f %.3f",
                    result.perSecond(),
                    result.refused(),
                    result.millis(0.5),
                    result.millis(0.99));
        }
    }

    private GenerateLoad() {}
}
