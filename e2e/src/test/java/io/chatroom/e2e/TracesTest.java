package io.chatroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.fake.StandardWebhooks;
import io.chatroom.local.suite.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the services tell collectors of traces and logs: every step of a message's way, and nothing of what people wrote. */
class TracesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = StandardWebhooks.newSecret();

    private static RunningStack stack;
    private static JsonNode inbox;
    private static String hook;

    @BeforeAll
    static void start() {
        stack = RunningStack.get();
        hook = "/traced/" + UUID.randomUUID();
        inbox = stack.api()
                .createInbox(
                        "Traced",
                        "webhook",
                        Map.of("url", stack.fake().url(hook).toString()),
                        Map.of("secret", SECRET));
    }

    @Test
    void one_trace_leads_from_the_webhook_to_the_agents_and_one_from_the_reply_to_the_platform() {
        String question = "canary-question-" + UUID.randomUUID();
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.webhooks()
                                .message(inbox, SECRET, "order-1", "m-" + UUID.randomUUID(), "Canary Jones", question)
                                .status())
                        .isEqualTo(200));
        Eventually.within(
                PATIENCE, () -> assertThat(stack.api().messagesOf(inbox)).isNotEmpty());
        String conversation =
                stack.api().messagesOf(inbox).getFirst().get("conversation_id").textValue();

        assertOneTrace(
                "ingest-service POST /webhooks/{platform}/{inbox_key}",
                "ingest-service publish chatroom.inbound.v1",
                "conversation-service store chatroom.inbound.v1",
                "conversation-service stream chatroom.events.v1");

        String answer = "canary-answer-" + UUID.randomUUID();
        assertThat(stack.api()
                        .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", answer))
                        .status())
                .isEqualTo(201);
        stack.fake().await(hook, 1, PATIENCE);

        assertOneTrace(
                "conversation-service POST /api/v1/conversations/{id}/messages",
                "delivery-service take chatroom.replies.v1",
                "delivery-service send reply",
                "conversation-service store chatroom.receipts.v1",
                "conversation-service stream chatroom.events.v1");

        assertThat(stack.log(Service.INGEST))
                .contains("inbox=" + inbox.get("id").textValue() + " platform=webhook outcome=accepted events=1");
        assertThat(stack.log(Service.CONVERSATION))
                .contains("operation=MessagesResource.send status=201")
                .containsPattern("first=chatroom.inbound.v1-\\d+@\\d+ records=");
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.log(Service.DELIVERY))
                        .containsPattern("conversation=" + conversation + " .* outcome=sent"));

        String key = Webhooks.pathOf(inbox).replaceAll(".*/", "");
        assertThat(stack.traces().spans().toString())
                .as("what is told of texts, people, keys and secrets")
                .doesNotContain(question, answer, "Canary Jones", key, SECRET);
        for (Service service : Service.values()) {
            assertThat(stack.log(service))
                    .as("the log of %s", service)
                    .doesNotContain(question, answer, "Canary Jones", key, SECRET, RunningStack.PASSWORD)
                    .doesNotContain(stack.api().token());
        }
    }

    private static void assertOneTrace(String... steps) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(traces()).anySatisfy(names -> assertThat(names).contains(steps)));
    }

    /** Service and name of each span, trace by trace; those whose parent has been told too, as a step that hangs in the air is none. */
    private static List<Set<String>> traces() {
        Map<String, Set<String>> names = new HashMap<>();
        List<OtlpSink.Seen> spans = stack.traces().spans();
        Set<String> known = spans.stream().map(OtlpSink.Seen::id).collect(Collectors.toSet());
        for (OtlpSink.Seen span : spans) {
            if (span.parent().isEmpty() || known.contains(span.parent())) {
                names.computeIfAbsent(span.trace(), _ -> new HashSet<>()).add(span.service() + " " + span.name());
            }
        }
        return List.copyOf(names.values());
    }
}
