package io.chatroom.e2e.chaos;

import io.chatroom.e2e.chaos.Outage.Engine;
import io.chatroom.local.suite.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is broken; the same for the same seed. In rounds of four minutes at most: Kafka is away for a quarter of a round, PostgreSQL
 * for an eighth; stopped in one round, killed in the next. All the time, in and out of these, services live for a few seconds.
 */
record FaultPlan(Duration length, List<Step> outages, Map<Service, List<Life>> lives) {
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(4);
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(9);

    record Step(Duration at, Outage outage) {}

    /** How long a process lives, from when it is ready, or from its first moment; so some die while they start. */
    record Life(Duration time, boolean fromBirth) {}

    static FaultPlan of(long seed, Duration length, List<Service> victims) {
        Random random = new Random(seed);
        Map<Service, List<Life>> lives = new LinkedHashMap<>();
        for (Service victim : victims) {
            lives.put(victim, lives(random, length));
        }
        List<Step> outages = new ArrayList<>();
        long rounds = Math.ceilDiv(length.toMillis(), LONGEST_ROUND.toMillis());
        Duration round = length.dividedBy(rounds);
        for (int i = 0; i < rounds; i++) {
            boolean abruptly = i % 2 == 1;
            Duration begin = round.multipliedBy(i);
            outages.add(new Step(begin.plus(part(round, 0.15)), new Outage(Engine.KAFKA, part(round, 0.25), abruptly)));
            outages.add(
                    new Step(begin.plus(part(round, 0.60)), new Outage(Engine.POSTGRES, part(round, 0.125), abruptly)));
        }
        return new FaultPlan(length, outages, lives);
    }

    /** More than there will be time for. */
    private static List<Life> lives(Random random, Duration length) {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i <= length.dividedBy(SHORTEST_LIFE); i++) {
            Duration time = Duration.ofMillis(random.nextLong(SHORTEST_LIFE.toMillis(), LONGEST_LIFE.toMillis()));
            lives.add(new Life(time, random.nextInt(4) == 0));
        }
        return lives;
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }
}
