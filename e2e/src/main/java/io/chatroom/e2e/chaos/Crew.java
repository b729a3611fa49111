package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.e2e.workers.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The workers of a deployment: whoever is killed is replaced at once, as an orchestrator would. One thread uses it. */
final class Crew {
    /** Of one worker; what a lost one may have on its way, and so may send twice. */
    static final int IN_FLIGHT = 16;

    /** Short, so that a lost claim is taken over soon; in the proportions that a worker insists on. */
    static final Duration LEASE = Duration.ofSeconds(4);

    private static final Map<String, String> SETTINGS = Map.of(
            "CHATROOM_DELIVERY_LEASE",
            LEASE.toSeconds() + "s",
            "CHATROOM_DELIVERY_HTTP_TIMEOUT",
            "1300ms",
            "CHATROOM_DELIVERY_IN_FLIGHT",
            Integer.toString(IN_FLIGHT),
            "CHATROOM_DELIVERY_IN_FLIGHT_PER_INBOX",
            Integer.toString(IN_FLIGHT / 2),
            "CHATROOM_DELIVERY_BREAKER_PAUSE",
            "1s",
            "CHATROOM_RETRY_SCHEDULE",
            "200ms,200ms,500ms,500ms,1s,1s,1s,1s,1s,1s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s");
    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

    private final DeliveryPlane plane;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private int lost;

    Crew(DeliveryPlane plane, int size) {
        this.plane = plane;
        scaleTo(size);
        awaitReady();
    }

    int size() {
        return workers.size();
    }

    /** Processes killed, and claims slept over: each may have cost {@link #IN_FLIGHT} repetitions. */
    int lost() {
        return lost;
    }

    WorkerProcess any(Random random) {
        return workers.get(random.nextInt(workers.size()));
    }

    /** More are launched and not awaited; the oldest are asked to stop. Returns the longest time that one took to stop. */
    Duration scaleTo(int size) {
        Duration longest = Duration.ZERO;
        while (workers.size() > size) {
            Duration took = workers.removeFirst().terminate();
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        while (workers.size() < size) {
            workers.add(plane.launch(SETTINGS));
        }
        return longest;
    }

    void kill(WorkerProcess worker) {
        worker.kill();
        lost++;
        workers.set(workers.indexOf(worker), plane.launch(SETTINGS));
    }

    /** All of them at once, before the first replacement has begun. */
    void killAll() {
        int size = workers.size();
        workers.forEach(WorkerProcess::kill);
        lost += size;
        workers.clear();
        scaleTo(size);
    }

    /** For longer than its leases hold; what it comes back to is not its own any more. */
    void putToSleep(WorkerProcess worker) {
        lost++;
        worker.sleep();
        Patience.pause(LEASE.plusSeconds(2));
        worker.wakeUp();
    }

    /** One after the other, as a deployment rolls. Returns the longest time that one took to stop. */
    Duration restart() {
        Duration longest = Duration.ZERO;
        for (int i = workers.size(); i > 0; i--) {
            Duration took = workers.removeFirst().terminate();
            longest = took.compareTo(longest) > 0 ? took : longest;
            workers.add(plane.launch(SETTINGS));
            awaitReady();
        }
        return longest;
    }

    void awaitReady() {
        for (WorkerProcess worker : workers) {
            Patience.until(BACK_WITHIN, "a worker is ready; see " + worker.log(), worker::isReady);
        }
    }
}
