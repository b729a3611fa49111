package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Patience;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * A platform that delivers the messages of its conversations over one client with connections that are kept. It sends what was not
 * acknowledged again until it is, and only then the next message of that conversation. Of what it sends, 1 % nobody understands,
 * and 30 % is delivered a second time, half of that at the same moment and half of it later.
 */
final class Sender implements Runnable {
    private static final double REPEATED_AT_ONCE = 0.15;
    private static final double REPEATED_LATER = 0.15;
    private static final double POISON = 0.01;

    private final List<Talk> talks;
    private final Ledger ledger;
    private final Random random;
    private final Duration pause;
    private final BooleanSupplier ended;
    private final BooleanSupplier givenUp;
    private final HttpClient http;
    private final Map<Talk, Integer> sent = new HashMap<>();
    private int poisonSent;

    /**
     * @param pause between two messages, on average
     * @param ended whether to begin no further message
     * @param givenUp whether to stop trying with the last one, too
     * @param clients runs what goes on in clients
     */
    Sender(
            List<Talk> talks,
            Ledger ledger,
            Random random,
            Duration pause,
            BooleanSupplier ended,
            BooleanSupplier givenUp,
            ExecutorService clients) {
        this.talks = talks;
        this.ledger = ledger;
        this.random = random;
        this.pause = pause;
        this.ended = ended;
        this.givenUp = givenUp;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(clients)
                .build();
    }

    @Override
    public void run() {
        while (!ended.getAsBoolean()) {
            Talk talk = talks.get(random.nextInt(talks.size()));
            if (random.nextDouble() < POISON) {
                poison(talk);
            } else {
                message(talk);
            }
            if (random.nextDouble() < REPEATED_LATER) {
                repeatAnOldOne();
            }
            Patience.pause(pause.multipliedBy(random.nextInt(200)).dividedBy(100));
        }
    }

    private void message(Talk talk) {
        int n = sent.getOrDefault(talk, 0) + 1;
        if (delivered(talk.message(n))) {
            sent.put(talk, n);
            ledger.acknowledged(talk, n);
        }
    }

    private void poison(Talk talk) {
        Talk.Posting posting = talk.poison(++poisonSent);
        if (delivered(posting)) {
            ledger.acknowledgedPoison(posting.webhookId());
        }
    }

    /** As platforms do that missed an answer, or restore a queue. */
    private void repeatAnOldOne() {
        Talk talk = talks.get(random.nextInt(talks.size()));
        int sentThere = sent.getOrDefault(talk, 0);
        if (sentThere > 0 && once(talk.message(1 + random.nextInt(sentThere)))) {
            ledger.acknowledgedAgain();
        }
    }

    /** False only if it was given up. */
    private boolean delivered(Talk.Posting posting) {
        while (!givenUp.getAsBoolean()) {
            boolean twice = random.nextDouble() < REPEATED_AT_ONCE;
            CompletableFuture<Boolean> second = twice
                    ? CompletableFuture.supplyAsync(
                            () -> once(posting), http.executor().orElseThrow())
                    : CompletableFuture.completedFuture(false);
            boolean first = once(posting);
            boolean again = second.join();
            if (first || again) {
                if (first && again) {
                    ledger.acknowledgedAgain();
                }
                return true;
            }
            Patience.pause(Duration.ofMillis(random.nextLong(100, 500)));
        }
        return false;
    }

    private boolean once(Talk.Posting posting) {
        long asked = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(
                    posting.inbox().request(posting.webhookId(), posting.body()), HttpResponse.BodyHandlers.ofString());
            ledger.answeredAfter(Duration.ofNanos(System.nanoTime() - asked));
            return switch (answer.statusCode()) {
                case 200, 201, 202, 204 -> true;
                case 503 -> {
                    ledger.refused();
                    yield false;
                }
                default -> {
                    ledger.oddity(posting.webhookId() + " was answered " + answer.statusCode() + ": " + answer.body());
                    yield false;
                }
            };
        } catch (IOException e) {
            ledger.unanswered();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
