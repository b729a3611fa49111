package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.e2e.workers.WorkerProcess;
import io.chatroom.events.Ids;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.StandardWebhooks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description =
                "What one, two and four delivery workers send, and one and two conversation-services store, from a backlog; how"
                        + " evenly they share it, and how long it takes until others have taken over from one that was killed.")
final class BenchScale implements Callable<Integer> {
    private static final int INBOXES = 8;
    private static final int CONVERSATIONS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Of the platform, before it answers: workers wait for it, as they do for real ones. */
    private static final Map<String, String> WORKER = Map.of("CHATROOM_DELIVERY_IN_FLIGHT_PER_INBOX", "64");

    @Option(names = "--replies", defaultValue = "8000", description = "For each number of workers; 8000 if not given.")
    private int replies;

    @Option(
            names = "--records",
            defaultValue = "40000",
            description = "For each number of conversation-services; 40000 if not given.")
    private int records;

    @Override
    public Integer call() throws SQLException {
        if (replies < 1000 || replies > 1_000_000 || records < 1000 || records > 1_000_000) {
            System.err.println("chatroom: --replies and --records must be from 1000 to 1000000.");
            return 2;
        }
        ScaleStores.measure(records);
        workers();
        return 0;
    }

    private void workers() {
        Arrivals arrivals = new Arrivals();
        try (DeliveryPlane plane = DeliveryPlane.start();
                FakePlatform platform = FakePlatform.start()) {
            platform.tell((request, _) -> arrivals.saw(
                    request.json().path("external_conversation_id").asText(),
                    request.json().path("text").asText()));
            Talks talks = new Talks(plane, platform);
            List<WorkerProcess> workers = new ArrayList<>();
            for (int size : List.of(1, 2, 4)) {
                while (workers.size() < size) {
                    workers.add(plane.launch(WORKER).awaitReady());
                }
                talks.ask(CONVERSATIONS); // connections, plans and code are warm
                arrivals.await(talks.asked());
                measure(talks, arrivals, workers);
            }
            takeOver(talks, arrivals, workers);
            arrivals.check(talks.asked());
            System.out.println(Figure.of("replies-out-of-order-or-lost", arrivals.wrong(), "")
                    .aim("0"));
        }
    }

    private void measure(Talks talks, Arrivals arrivals, List<WorkerProcess> workers) {
        List<Double> before = sent(workers);
        long began = System.nanoTime();
        talks.ask(replies);
        arrivals.await(talks.asked());
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Double> after = sent(workers);
        double[] shares = IntStream.range(0, workers.size())
                .mapToDouble(i -> after.get(i) - before.get(i))
                .toArray();
        double even = replies / (double) workers.size();
        System.out.println(Figure.of("sent-by-" + workers.size() + "-workers", replies / seconds, "/s"));
        System.out.println(Figure.of(
                "smallest-share-of-" + workers.size() + "-workers",
                100 * java.util.Arrays.stream(shares).min().orElse(0) / even,
                "% of an even one"));
    }

    private static List<Double> sent(List<WorkerProcess> workers) {
        return workers.stream()
                .map(worker -> worker.counter("chatroom_delivery_attempts_seconds_count"))
                .toList();
    }

    /** What is asked for just after one was killed waits, where it was that one's, until the others have its partitions. */
    private void takeOver(Talks talks, Arrivals arrivals, List<WorkerProcess> workers) {
        workers.removeFirst().kill();
        long killed = System.nanoTime();
        talks.ask(CONVERSATIONS);
        arrivals.await(talks.asked());
        System.out.println(Figure.of("workers-take-over-after", (System.nanoTime() - killed) / 1e9, "s"));
        WorkerProcess stopped = workers.removeFirst();
        Thread stopping = Thread.ofVirtual().start(stopped::terminate);
        long asked = System.nanoTime();
        talks.ask(CONVERSATIONS);
        arrivals.await(talks.asked());
        System.out.println(
                Figure.of("workers-take-over-from-one-that-stops-after", (System.nanoTime() - asked) / 1e9, "s"));
        try {
            stopping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Conversations of several inboxes, whose replies are numbered. */
    private static final class Talks {
        private final DeliveryPlane plane;
        private final List<PlaneInbox> inboxes;
        private final List<UUID> conversations =
                IntStream.range(0, CONVERSATIONS).mapToObj(_ -> Ids.next()).toList();
        private int asked;

        Talks(DeliveryPlane plane, FakePlatform platform) {
            this.plane = plane;
            this.inboxes = IntStream.range(0, INBOXES)
                    .mapToObj(i -> plane.inbox(
                            "webhook",
                            Map.of("url", platform.url("/scale-" + i).toString()),
                            Map.of("secret", List.of(StandardWebhooks.newSecret()))))
                    .toList();
        }

        void ask(int count) {
            for (int i = 0; i < count; i++) {
                int talk = asked % CONVERSATIONS;
                long seq = 1 + asked / CONVERSATIONS;
                plane.ask(
                        inboxes.get(talk % INBOXES), conversations.get(talk), "talk-" + talk, seq, Long.toString(seq));
                asked++;
            }
            plane.flush();
        }

        int asked() {
            return asked;
        }
    }

    /** What the platform has, repetitions left out; each conversation's replies must come in the order of their numbers. */
    private static final class Arrivals {
        private final Map<String, Integer> last = new ConcurrentHashMap<>();
        private final AtomicLong there = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();

        void saw(String talk, String text) {
            int seq = Integer.parseInt(text);
            last.compute(talk, (_, before) -> {
                int had = before == null ? 0 : before;
                if (seq > had + 1) {
                    wrong.incrementAndGet();
                }
                if (seq <= had) {
                    return had;
                }
                there.incrementAndGet();
                return seq;
            });
        }

        void await(int count) {
            Patience.until(PATIENCE, count + " replies have arrived", () -> there.get() >= count);
        }

        void check(int asked) {
            if (there.get() != asked) {
                wrong.addAndGet(Math.abs(asked - there.get()));
            }
        }

        long wrong() {
            return wrong.get();
        }
    }
}
