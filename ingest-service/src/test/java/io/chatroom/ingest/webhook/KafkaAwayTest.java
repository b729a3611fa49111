package io.chatroom.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class KafkaAwayTest {
    @Inject
    TestInboxes inboxes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void without_kafka_every_answer_is_503_within_the_budget_and_it_recovers_by_itself() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook.of(SignedWebhook.message("before")).postTo(inbox.key()).statusCode(200);

        EnginesForTests.kafka().stop();
        try {
            // many at once: were one to wait for another, the last would wait for half a minute
            try (ExecutorService many = Executors.newFixedThreadPool(30)) {
                List<Callable<Duration>> posts = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message("during-" + i));
                    posts.add(() -> {
                        Instant started = Instant.now();
                        Response answer = webhook.request().post("/webhooks/webhook/" + inbox.key());
                        answer.then().statusCode(503).header("Retry-After", "5").body("code", equalTo("not_stored"));
                        return Duration.between(started, Instant.now());
                    });
                }
                List<Duration> took = new ArrayList<>();
                for (Future<Duration> one : many.invokeAll(posts)) {
                    took.add(one.get());
                }
                took.sort(null);
                // the test's own clients have to share the machine: the budget holds for most, and none waits far
                // longer
                assertThat(took.get(took.size() / 2)).isLessThan(Duration.ofSeconds(2));
                assertThat(took.getLast()).isLessThan(Duration.ofSeconds(5));
            }
            SignedWebhook.json().get("/q/health/live").then().statusCode(200);
            SignedWebhook.json().get("/q/health/ready").then().statusCode(200);
        } finally {
            EnginesForTests.kafka().start();
        }

        SignedWebhook after = SignedWebhook.of(SignedWebhook.message("after"));
        Instant deadline = Instant.now().plusSeconds(30);
        while (after.request().post("/webhooks/webhook/" + inbox.key()).statusCode() != 200) {
            assertThat(Instant.now()).as("it does not recover").isBefore(deadline);
        }
        assertThat(new TopicReader(bootstrap).events(inbox.id()))
                .extracting(event -> ((io.chatroom.events.InboundEvent.MessageReceived) event).externalMessageId())
                .contains("before", "after");
        // and the table follows again
        inboxes.webhook(SignedWebhook.SECRET);
    }
}
