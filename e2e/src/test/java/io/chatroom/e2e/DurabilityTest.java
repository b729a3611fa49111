package io.chatroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.fake.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the front door promises with its status codes, seen from outside. */
class DurabilityTest {
    private static RunningStack stack;

    private final String secret = StandardWebhooks.newSecret();
    private JsonNode inbox = Api.JSON.nullNode();

    @BeforeAll
    static void start() {
        stack = RunningStack.get();
    }

    @BeforeEach
    void make_an_inbox() {
        inbox = stack.api()
                .createInbox(
                        "Durability " + UUID.randomUUID(),
                        "webhook",
                        Map.of("url", stack.fake().url("/durability").toString()),
                        Map.of("secret", secret));
        // the inbox travels to ingest as an event
        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(stack.webhooks()
                                .signed(inbox, StandardWebhooks.newSecret(), "{}")
                                .status())
                        .isEqualTo(401));
    }

    @Test
    void the_same_webhook_five_times_at_once_is_one_message() throws Exception {
        byte[] body = Api.write(Map.of(
                        "type", "message.created",
                        "external_id", "once",
                        "external_conversation_id", "c-1",
                        "sender", Map.of("external_id", "u-1", "name", "Ada"),
                        "text", "only once, please"))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(new StandardWebhooks(secret).headers("msg_" + UUID.randomUUID(), Instant.now(), body));
        headers.put("Content-Type", "application/json");
        Callable<Integer> post =
                () -> stack.api().deliver(Webhooks.pathOf(inbox), headers, body).status();
        try (ExecutorService five = Executors.newFixedThreadPool(5)) {
            for (Future<Integer> answered : five.invokeAll(List.of(post, post, post, post, post))) {
                assertThat(answered.get()).isEqualTo(200);
            }
        }
        // a later message of the same conversation is stored after all five, so its seq tells how many there were
        stack.webhooks().message(inbox, secret, "c-1", "afterwards", "Ada", "and then this");
        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(incoming()).containsExactly("only once, please", "and then this"));
        assertThat(stack.api().messagesOf(inbox))
                .extracting(message -> message.get("seq").asLong())
                .containsExactly(1L, 2L);
    }

    @Test
    void a_bad_signature_is_refused_and_nothing_is_stored() {
        Api.Answer refused =
                stack.webhooks().message(inbox, StandardWebhooks.newSecret(), "c-2", "forged", "Mallory", "let me in");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.contentType()).startsWith("application/problem+json");

        stack.webhooks().message(inbox, secret, "c-2", "genuine", "Ada", "it is me");
        Eventually.within(Duration.ofSeconds(10), () -> assertThat(incoming()).containsExactly("it is me"));
    }

    @Test
    void without_kafka_a_webhook_is_kept_even_by_an_ingest_that_is_killed_and_starts_without_it() {
        stack.stopKafka();
        try {
            Instant asked = Instant.now();
            assertThat(stack.webhooks()
                            .message(inbox, secret, "c-3", "m-1", "Ada", "is it kept?")
                            .status())
                    .isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));

            stack.killIngest();
            // it starts from its spool, and from the inboxes as it last knew them
            Eventually.within(
                    Duration.ofSeconds(60),
                    () -> assertThat(stack.webhooks()
                                    .message(inbox, secret, "c-3", "m-2", "Ada", "still nobody there?")
                                    .status())
                            .isEqualTo(200));
        } finally {
            stack.startKafka();
        }
        Eventually.within(
                Duration.ofSeconds(60),
                () -> assertThat(incoming()).containsExactly("is it kept?", "still nobody there?"));
    }

    @Test
    void every_kind_of_bad_input_gets_a_problem_that_says_what_to_do() {
        List<Api.Answer> answers = new ArrayList<>();
        answers.add(stack.webhooks().signed(inbox, secret, "{\"type\":"));
        answers.add(stack.webhooks().signed(inbox, secret, "{\"type\":\"message.created\"}"));
        answers.add(stack.api()
                .deliver(
                        Webhooks.pathOf(inbox),
                        Map.of("Content-Type", "text/plain"),
                        "hello".getBytes(StandardCharsets.UTF_8)));
        answers.add(stack.webhooks().signed(inbox, secret, "{\"text\":\"" + "x".repeat(300_000) + "\"}"));
        answers.add(stack.api()
                .deliver("/webhooks/webhook/no-such-inbox", Map.of("Content-Type", "application/json"), new byte[] {
                    '{', '}'
                }));
        answers.add(stack.api().deliver("/webhooks/nowhere", Map.of(), new byte[0]));
        answers.add(stack.api().get("/api/v1/no-such-thing"));
        answers.add(stack.api().get("/api/v1/conversations/not-a-uuid"));
        answers.add(stack.api().post("/api/v1/inboxes", Map.of("name", "x")));
        answers.add(stack.api().post("/api/v1/inboxes", "just a string"));
        for (Api.Answer answer : answers) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.contentType()).as(answer.body()).startsWith("application/problem+json");
            assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
            assertThat(answer.json().get("detail").textValue()).isNotBlank();
            assertThat(answer.json().get("code").textValue()).isNotBlank();
            assertThat(answer.body()).doesNotContain("Exception", "at io.");
        }
        assertThat(stack.api().messagesOf(inbox)).isEmpty();
    }

    private List<String> incoming() {
        return stack.api().messagesOf(inbox).stream()
                .filter(message -> message.get("type").textValue().equals("incoming"))
                .map(message -> message.get("text").textValue())
                .toList();
    }
}
