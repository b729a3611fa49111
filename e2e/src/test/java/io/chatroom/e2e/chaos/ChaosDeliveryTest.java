package io.chatroom.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.local.fake.FakePlatform;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short {@code ./chatroom chaos delivery}: workers are lost at each point between the claim and the commit. */
class ChaosDeliveryTest {

    @Test
    void every_accepted_reply_arrives_in_order_or_is_dead_with_a_reason_whoever_dies() throws Exception {
        try (DeliveryPlane plane = DeliveryPlane.start();
                FakePlatform platform = FakePlatform.start()) {
            DeliveryVerdict verdict = new RepliesUnderFaults(plane, platform, 1, 0.3, new Commentary(System.out))
                    .run(DeliveryFault.DEATHS.iterator(), Duration.ofSeconds(3), Duration.ofSeconds(90));
            if (!verdict.isClean()) {
                plane.keepData();
            }
            assertThat(verdict.differences())
                    .as("%s; data and logs are in %s", verdict.line(), plane.directory())
                    .isEmpty();
            assertThat(verdict.arrived()).isGreaterThan(100);
            assertThat(verdict.dead()).isPositive();
        }
    }
}
