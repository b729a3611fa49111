package io.chatroom.e2e.chaos;

import io.chatroom.e2e.chaos.Outage.Engine;
import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.e2e.workers.Door;
import io.chatroom.e2e.workers.Trap;
import io.chatroom.local.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Brings one fault after the other over the workers, while the platform is in a bad mood; leaves everything running. */
final class BreakDelivery implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TRAPPED_WITHIN = Duration.ofSeconds(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final DeliveryPlane plane;
    private final Crew crew;
    private final Temper temper;
    private final Arrivals arrivals;
    private final Replying replying;
    private final Random random;
    private final Commentary commentary;
    private final List<Door> doors = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private int outages;

    BreakDelivery(
            DeliveryPlane plane,
            Crew crew,
            Temper temper,
            Arrivals arrivals,
            Replying replying,
            Random random,
            Commentary commentary) {
        this.plane = plane;
        this.crew = crew;
        this.temper = temper;
        this.arrivals = arrivals;
        this.replying = replying;
        this.random = random;
        this.commentary = commentary;
    }

    /** What should not have been, in words. */
    List<String> oddities() {
        return oddities;
    }

    /** Returns when every worker is ready again. */
    void bring(DeliveryFault fault) {
        temper.be(Temper.Mood.BAD);
        switch (fault) {
            case KILLED_WITH_INTENT_COMMITTED -> killAtTheDoor();
            case KILLED_WITH_REQUEST_SENT -> killWhileThePlatformThinks();
            case KILLED_WITH_ANSWER_READ -> killInTrap("between answer and settling", false);
            case KILLED_BEFORE_COMMIT -> killInTrap("between settling and commit", true);
            case KILLED_AT_ANY_MOMENT -> {
                Patience.pause(Duration.ofMillis(random.nextInt(2000)));
                commentary.say("kill -9 of one worker of %d", crew.size());
                crew.kill(crew.any(random));
            }
            case SLEPT_PAST_THE_LEASE -> {
                commentary.say("a worker sleeps past its lease");
                crew.putToSleep(crew.any(random));
            }
            case KAFKA_AWAY -> takeAway(Engine.KAFKA);
            case POSTGRES_AWAY -> takeAway(Engine.POSTGRES);
            case SCALED_AND_BACK -> {
                commentary.say("scaled to four workers");
                crew.scaleTo(4);
                crew.awaitReady();
                Patience.pause(Duration.ofSeconds(3));
                commentary.say("scaled back to two");
                stoppedIn(crew.scaleTo(2));
            }
            case ROLLED -> {
                commentary.say("every worker is restarted, one after the other");
                stoppedIn(crew.restart());
            }
        }
        crew.awaitReady();
    }

    private void killAtTheDoor() {
        Door door = Door.shut(replying.platformPort());
        doors.add(door);
        List<ReplyTalk> behind = replying.behind(door, doors.size());
        Patience.until(SOON, "a worker stands at the door", () -> claimed(behind));
        commentary.say("kill -9 of all %d with the intent committed and nothing sent", crew.size());
        crew.killAll();
        try {
            door.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean claimed(List<ReplyTalk> talks) {
        try {
            return plane.number("select count(*) from lane where state = 'claimed' and inbox_id = '"
                            + talks.getFirst().inbox().id() + "'")
                    > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void killWhileThePlatformThinks() {
        temper.be(Temper.Mood.SLOW);
        long before = arrivals.count() + arrivals.repeats();
        Patience.until(SOON, "the platform reads a request", () -> arrivals.count() + arrivals.repeats() > before);
        commentary.say("kill -9 of all %d with requests sent and no answer yet", crew.size());
        crew.killAll();
        temper.be(Temper.Mood.BAD);
    }

    private void killInTrap(String where, boolean beforeCommit) {
        // answers that come late leave time to set it
        temper.be(Temper.Mood.SLOW);
        Patience.until(SOON, "a worker stands in the trap", () -> killedInTrap(where, beforeCommit));
        temper.be(Temper.Mood.BAD);
    }

    /** False if nobody came: the trap holds what was claimed when it was set, and that may have been nothing. */
    private boolean killedInTrap(String where, boolean beforeCommit) {
        try (Trap trap = beforeCommit
                ? Trap.beforeCommit(plane.database(), plane.database())
                : Trap.beforeSettling(plane.database(), plane.database())) {
            long end = System.nanoTime() + TRAPPED_WITHIN.toNanos();
            while (!trap.hasCaught()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Patience.pause(Duration.ofMillis(20));
            }
            commentary.say("kill -9 of all %d, one of them %s", crew.size(), where);
            crew.killAll();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeAway(Engine engine) {
        Outage outage = new Outage(engine, Duration.ofSeconds(5 + random.nextInt(4)), outages++ % 2 == 1);
        commentary.say(
                "%s is %s, for %d s, and a worker dies without it",
                engine, outage.abruptly() ? "killed" : "stopped", outage.time().toSeconds());
        outage.begin(plane.postgres(), plane.kafka());
        Patience.pause(outage.time().dividedBy(2));
        crew.kill(crew.any(random));
        Patience.pause(outage.time().dividedBy(2));
        outage.end(plane.postgres(), plane.kafka());
    }

    private void stoppedIn(Duration time) {
        commentary.say("the slowest stopped after %.1f s", time.toMillis() / 1e3);
        if (time.compareTo(STOPS_WITHIN) > 0) {
            oddities.add("a worker took " + time.toSeconds() + " s to stop");
        }
    }

    @Override
    public void close() {
        for (Door door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                throw new Trouble("A port cannot be closed: " + e.getMessage());
            }
        }
    }
}
