package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.local.fake.FakePlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Every accepted reply arrives, in order, or is dead with a reason, whatever dies: replies are asked for while workers, Kafka and
 * PostgreSQL are taken away and the platform misbehaves, and afterwards the platform's own log is held against what was accepted.
 */
final class RepliesUnderFaults {
    private static final int TALKS_PER_INBOX = 12;
    private static final int WORKERS = 2;
    /** Of one conversation; all of them together are replied to about 60 times a second. */
    private static final Duration PAUSE = Duration.ofMillis(800);

    private static final Duration LAST_TRIES = Duration.ofSeconds(150);
    /** Without any progress, after everything works again. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For what should not come any more: repetitions of what is there. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private final DeliveryPlane plane;
    private final FakePlatform platform;
    private final long seed;
    private final double scale;
    private final Commentary commentary;

    /** @param scale of the number of conversations */
    RepliesUnderFaults(DeliveryPlane plane, FakePlatform platform, long seed, double scale, Commentary commentary) {
        this.plane = plane;
        this.platform = platform;
        this.seed = seed;
        this.scale = scale;
        this.commentary = commentary;
    }

    /**
     * The faults come one after the other; none is begun after {@code longest}.
     *
     * @param calm for how long nothing is broken at first
     */
    DeliveryVerdict run(Iterator<DeliveryFault> faults, Duration calm, Duration longest) throws SQLException {
        Random random = new Random(seed);
        Arrivals arrivals = new Arrivals();
        Temper temper = new Temper(new Random(random.nextLong()));
        platform.tell(arrivals);
        platform.answerBy("", temper::toward);
        Crew crew = new Crew(plane, WORKERS);
        commentary.say("%d workers are ready", crew.size());
        Replying replying = new Replying(plane, platform);
        try (BreakDelivery breakDelivery =
                new BreakDelivery(plane, crew, temper, arrivals, replying, random, commentary)) {
            long repeatsInCalm = replyDuring(replying, random, () -> {
                Patience.pause(calm);
                long repeats = arrivals.repeats();
                tell(replying, arrivals, crew);
                long end = System.nanoTime() + longest.toNanos();
                while (faults.hasNext() && System.nanoTime() < end) {
                    breakDelivery.bring(faults.next());
                    tell(replying, arrivals, crew);
                }
                temper.be(Temper.Mood.GOOD);
                return repeats;
            });
            commentary.say("nothing is broken any more; what is on its way is awaited");
            awaitQuiet(replying);
            tell(replying, arrivals, crew);
            crew.scaleTo(0);
            return DeliveryVerdict.of(
                    replying.accepted(),
                    arrivals.byTalk(),
                    Fates.of(plane),
                    (long) crew.lost() * Crew.IN_FLIGHT + arrivals.withheld(),
                    repeatsInCalm,
                    breakDelivery.oddities());
        }
    }

    private interface Breaking {
        long repeatsBefore();
    }

    /** Returns when everything that was begun is accepted. */
    private long replyDuring(Replying replying, Random random, Breaking breaking) {
        List<ReplyTalk> talks = replying.talks(Math.max(1, (int) Math.round(TALKS_PER_INBOX * scale)));
        List<Random> randoms = new ArrayList<>();
        talks.forEach(_ -> randoms.add(new Random(random.nextLong())));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < talks.size(); i++) {
                ReplyTalk talk = talks.get(i);
                Random pauses = randoms.get(i);
                threads.execute(() -> replying.keepAsking(talk, PAUSE, pauses));
            }
            try {
                return breaking.repeatsBefore();
            } finally {
                replying.end();
                threads.shutdown();
                if (!threads.awaitTermination(LAST_TRIES.toSeconds(), TimeUnit.SECONDS)) {
                    threads.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Returns when everything is settled and told, or when nothing has moved for a minute: what is missing then stays missing. */
    private void awaitQuiet(Replying replying) throws SQLException {
        long before = -1;
        long moved = System.nanoTime();
        while (true) {
            long settled = plane.number("select count(*) from item where state <> 'queued'");
            long untold = plane.number("select count(*) from outbox");
            if (settled >= replying.count() && untold == 0) {
                break;
            }
            if (settled - untold != before) {
                before = settled - untold;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                return;
            }
            Patience.pause(Duration.ofMillis(250));
        }
        Patience.pause(AFTERWARDS);
    }

    private void tell(Replying replying, Arrivals arrivals, Crew crew) {
        commentary.say(
                "accepted %d, arrived %d, repeated %d, taken without a word %d; workers lost %d",
                replying.count(), arrivals.count(), arrivals.repeats(), arrivals.withheld(), crew.lost());
    }
}
