package io.chatroom.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.e2e.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short {@code ./chatroom chaos ingest}; the seed is fixed, so that a failure can be had again. */
class ChaosIngestTest {

    @Test
    void everything_acknowledged_is_stored_once_and_in_order_whatever_dies() throws Exception {
        try (Stage stage = Stage.set()) {
            IngestUnderFaults run =
                    new IngestUnderFaults(stage, 1, Duration.ofSeconds(20), 0.5, new Commentary(System.out));
            Verdict verdict = run.run();
            if (!verdict.isClean()) {
                stage.keepData();
            }
            assertThat(verdict.differences())
                    .as("%s; data and logs are in %s", verdict.line(), stage.data())
                    .isEmpty();
            assertThat(verdict.acknowledged()).isGreaterThan(50);
        }
    }
}
