package io.chatroom.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import io.chatroom.events.InboundEvent;
import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
import io.chatroom.ingest.spool.Spool;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class KafkaAwayTest {
    private static final int MANY = 60;

    @Inject
    TestInboxes inboxes;

    @Inject
    Spool spool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private record Answer(HttpResponse<String> response, Duration took) {}

    @Test
    void without_kafka_everything_is_kept_at_once_and_arrives_in_order_when_it_is_back() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(postMany(client, inbox, "before"))
                    .allSatisfy(
                            answer -> assertThat(answer.response().statusCode()).isEqualTo(200));

            EnginesForTests.kafka().stop();
            try {
                List<Answer> answers = postMany(client, inbox, "during");
                assertThat(answers)
                        .allSatisfy(answer ->
                                assertThat(answer.response().statusCode()).isEqualTo(200));
                // the budget is two seconds; the rest is for a machine that has much else to do
                assertThat(answers.stream().map(Answer::took).sorted().toList().get(MANY / 2))
                        .isLessThan(Duration.ofSeconds(3));
                // once it is known that Kafka is away, nobody waits for it again
                for (int i = 0; i < 20; i++) {
                    Answer answer = post(client, inbox, "one-by-one-" + i).join();
                    assertThat(answer.response().statusCode()).isEqualTo(200);
                    assertThat(answer.took()).isLessThan(Duration.ofSeconds(1));
                }
                SignedWebhook.json().get("/q/health/live").then().statusCode(200);
                SignedWebhook.json().get("/q/health/ready").then().statusCode(200);
                SignedWebhook.json()
                        .get("/q/metrics")
                        .then()
                        .body(matchesPattern("(?s).*chatroom_ingest_spool_records [1-9].*"));
            } finally {
                EnginesForTests.kafka().start();
            }
            // what comes while the spool is being drained must not pass what is in it
            for (int i = 20; i < 40; i++) {
                assertThat(post(client, inbox, "one-by-one-" + i)
                                .join()
                                .response()
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        Instant deadline = Instant.now().plusSeconds(60);
        while (!spool.isEmpty()) {
            assertThat(Instant.now()).as("the spool is not drained").isBefore(deadline);
            Thread.sleep(50);
        }
        List<String> arrived = new TopicReader(bootstrap)
                .events(inbox.id()).stream()
                        .map(event -> ((InboundEvent.MessageReceived) event).externalMessageId())
                        .distinct()
                        .toList();
        assertThat(arrived).hasSize(2 * MANY + 40);
        assertThat(arrived.stream().filter(id -> id.startsWith("one-by-one")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "one-by-one-" + i).toList());
        // and the table follows again
        inboxes.webhook(SignedWebhook.SECRET);
    }

    private static List<Answer> postMany(HttpClient client, TestInbox inbox, String name) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            answers.add(post(client, inbox, name + "-" + i));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Answer> post(HttpClient client, TestInbox inbox, String externalId) {
        SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message(externalId));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/webhooks/webhook/" + inbox.key()))
                .version(HttpClient.Version.HTTP_1_1)
                .header("content-type", "application/json")
                .header("webhook-id", webhook.id())
                .header("webhook-timestamp", webhook.timestamp())
                .header("webhook-signature", webhook.signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()))
                .build();
        Instant started = Instant.now();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(response, Duration.between(started, Instant.now())));
    }
}
