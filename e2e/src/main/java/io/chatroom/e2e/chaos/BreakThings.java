package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.local.Trouble;
import io.chatroom.local.suite.Service;
import io.chatroom.local.suite.ServiceProcess;
import io.chatroom.local.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out a plan on a suite and leaves all of it running. Says what is broken, and how long services take to be back. */
final class BreakThings {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Without an engine a service may never be ready; then its life is counted from here. */
    private static final Duration GETS_READY = Duration.ofSeconds(12);

    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    private final Suite suite;
    private final FaultPlan plan;
    private final Commentary commentary;
    private final Set<String> broken = new ConcurrentSkipListSet<>();
    private final AtomicInteger enginesAway = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();

    BreakThings(Suite suite, FaultPlan plan, Commentary commentary) {
        this.suite = suite;
        this.plan = plan;
        this.commentary = commentary;
    }

    /** Returns when the plan's time is over and everything is healthy again. @throws Trouble if something does not come back */
    void run() {
        long began = System.nanoTime();
        long end = began + plan.length().toNanos();
        List<Future<?>> begun = new ArrayList<>();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            plan.lives().forEach((service, lives) -> begun.add(hands.submit(() -> endLives(service, lives, end))));
            for (FaultPlan.Step step : plan.outages()) {
                pauseUntil(began + step.at().toNanos());
                begun.add(hands.submit(() -> takeAway(step.outage())));
            }
        }
        begun.forEach(BreakThings::rethrow);
        plan.lives().keySet().forEach(this::awaitReturn);
    }

    /** What is broken at the moment; empty when nothing is. */
    String now() {
        return String.join(", ", broken);
    }

    int kills() {
        return kills.get();
    }

    private void takeAway(Outage outage) {
        String away = outage.engine() + " away";
        commentary.say(
                "%s is %s, for %d s",
                outage.engine(),
                outage.abruptly() ? "killed" : "stopped",
                outage.time().toSeconds());
        broken.add(away);
        enginesAway.incrementAndGet();
        outage.begin(suite.postgres(), suite.kafka());
        Patience.pause(outage.time());
        outage.end(suite.postgres(), suite.kafka());
        enginesAway.decrementAndGet();
        broken.remove(away);
        commentary.say("%s is back", outage.engine());
    }

    private void endLives(Service service, List<FaultPlan.Life> lives, long end) {
        ServiceProcess process = suite.service(service);
        long died = 0;
        for (FaultPlan.Life life : lives) {
            awaitBirth(process);
            if (!life.fromBirth()) {
                awaitReady(service, died, end);
            }
            Patience.pause(life.time());
            if (System.nanoTime() > end) {
                return;
            }
            died = System.nanoTime();
            broken.add(service.folder() + " away");
            commentary.say("kill -9 %s%s", service.folder(), life.fromBirth() ? ", a moment after its start" : "");
            kills.incrementAndGet();
            process.kill();
            Patience.until(BACK_WITHIN, "the killed process has ended", () -> !process.isRunning());
        }
    }

    /** Or until an engine has been away for so long that it will not be ready soon. */
    private void awaitReady(Service service, long died, long end) {
        ServiceProcess process = suite.service(service);
        long hopeless = System.nanoTime() + GETS_READY.toNanos();
        while (System.nanoTime() < Math.min(end, hopeless)) {
            if (process.isReady()) {
                tellReturn(service, died);
                return;
            }
            if (enginesAway.get() == 0) {
                hopeless = System.nanoTime() + GETS_READY.toNanos();
            }
            Patience.pause(LOOK_EVERY);
        }
    }

    private void awaitReturn(Service service) {
        long began = System.nanoTime();
        ServiceProcess process = suite.service(service);
        while (!process.isReady()) {
            if (System.nanoTime() - began > BACK_WITHIN.toNanos()) {
                throw new Trouble(service.folder() + " is not ready " + BACK_WITHIN.toSeconds()
                        + " s after the last fault; see " + process.log() + ".");
            }
            Patience.pause(LOOK_EVERY);
        }
        tellReturn(service, began);
    }

    private void tellReturn(Service service, long since) {
        if (broken.remove(service.folder() + " away")) {
            commentary.say("%s is ready again, after %.1f s", service.folder(), (System.nanoTime() - since) / 1e9);
        }
    }

    private static void awaitBirth(ServiceProcess process) {
        Patience.until(BACK_WITHIN, "a killed service is started again", process::isRunning);
    }

    private static void pauseUntil(long moment) {
        Patience.pause(Duration.ofNanos(Math.max(0, moment - System.nanoTime())));
    }

    private static void rethrow(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
