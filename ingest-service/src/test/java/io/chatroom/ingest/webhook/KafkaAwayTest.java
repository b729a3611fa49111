package io.chatroom.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class KafkaAwayTest {
    private static final int MANY = 60;

    @Inject
    TestInboxes inboxes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private record Answer(HttpResponse<String> response, Duration took) {}

    @Test
    void without_kafka_every_answer_is_503_within_the_budget_and_it_recovers_by_itself() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(postMany(client, inbox, "before"))
                    .allSatisfy(
                            answer -> assertThat(answer.response().statusCode()).isEqualTo(200));

            EnginesForTests.kafka().stop();
            try {
                List<Answer> answers = postMany(client, inbox, "during");
                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.response().statusCode()).isEqualTo(503);
                    assertThat(answer.response().headers().firstValue("retry-after"))
                            .hasValue("5");
                    assertThat(answer.response().headers().firstValue("content-type"))
                            .hasValue("application/problem+json");
                    assertThat(answer.response().body()).contains("\"code\":\"not_stored\"");
                });
                List<Duration> took =
                        answers.stream().map(Answer::took).sorted().toList();
                // the budget is two seconds; the rest is for a machine that has much else to do
                assertThat(took.get(MANY / 2)).isLessThan(Duration.ofSeconds(3));
                // were one to wait for another, the last would wait for half a minute
                assertThat(took.getLast()).isLessThan(Duration.ofSeconds(10));
                SignedWebhook.json().get("/q/health/live").then().statusCode(200);
                SignedWebhook.json().get("/q/health/ready").then().statusCode(200);
            } finally {
                EnginesForTests.kafka().start();
            }

            Instant deadline = Instant.now().plusSeconds(60);
            while (post(client, inbox, "after").join().response().statusCode() != 200) {
                assertThat(Instant.now()).as("it does not recover").isBefore(deadline);
            }
        }
        assertThat(new TopicReader(bootstrap).events(inbox.id()))
                .extracting(event -> ((InboundEvent.MessageReceived) event).externalMessageId())
                .contains("before-0", "before-59", "after");
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
