package io.chatroom.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.local.suite.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final List<Service> VICTIMS = List.of(Service.INGEST, Service.CONVERSATION);

    @Test
    void the_same_seed_breaks_the_same() {
        assertThat(FaultPlan.of(7, Duration.ofMinutes(4), VICTIMS))
                .isEqualTo(FaultPlan.of(7, Duration.ofMinutes(4), VICTIMS))
                .isNotEqualTo(FaultPlan.of(8, Duration.ofMinutes(4), VICTIMS));
    }

    @Test
    void in_four_minutes_kafka_is_away_for_one_and_postgres_for_half_of_one() {
        assertThat(FaultPlan.of(1, Duration.ofMinutes(4), VICTIMS).outages())
                .extracting(FaultPlan.Step::outage)
                .containsExactly(
                        new Outage(Outage.Engine.KAFKA, Duration.ofSeconds(60), false),
                        new Outage(Outage.Engine.POSTGRES, Duration.ofSeconds(30), false));
    }

    @Test
    void a_longer_plan_has_more_rounds_and_kills_engines_too() {
        assertThat(FaultPlan.of(1, Duration.ofMinutes(10), VICTIMS).outages())
                .hasSize(6)
                .anyMatch(step -> step.outage().abruptly())
                .allMatch(step -> step.outage().time().compareTo(Duration.ofMinutes(1)) <= 0);
    }
}
