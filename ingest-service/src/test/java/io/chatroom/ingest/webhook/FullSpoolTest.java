package io.chatroom.ingest.webhook;

import static org.hamcrest.Matchers.equalTo;

import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@TestProfile(FullSpoolTest.NoRoom.class)
class FullSpoolTest {

    public static final class NoRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("chatroom.ingest.spool-size", "1");
        }
    }

    @Inject
    TestInboxes inboxes;

    @Test
    void what_neither_kafka_nor_the_spool_takes_is_answered_503_and_taken_once_kafka_is_back() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        EnginesForTests.kafka().stop();
        try {
            for (int i = 0; i < 2; i++) {
                SignedWebhook.of(SignedWebhook.message("m-1"))
                        .postTo(inbox.key())
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", "5")
                        .body("code", equalTo("not_stored"));
            }
        } finally {
            EnginesForTests.kafka().start();
        }
        Instant deadline = Instant.now().plusSeconds(60);
        while (SignedWebhook.of(SignedWebhook.message("m-1"))
                        .postTo(inbox.key())
                        .extract()
                        .statusCode()
                != 200) {
            Assertions.assertThat(Instant.now()).as("it does not recover").isBefore(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }
}
