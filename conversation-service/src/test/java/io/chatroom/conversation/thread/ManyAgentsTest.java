package io.chatroom.conversation.thread;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.Ids;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Twenty people and the contacts at the same few conversations, all at once. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ManyAgentsTest {
    private static final int AGENTS = 20;
    private static final int CONVERSATIONS = 4;
    private static final int CHANGES_EACH = 8;

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private final ObjectMapper json = new ObjectMapper();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void no_change_is_lost_none_deadlocks_and_the_feed_tells_them_as_they_are_stored() throws Exception {
        UUID inbox = database.inbox("telegram");
        List<Talk> talks = new ArrayList<>();
        List<UUID> conversations = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            talks.add(Talk.in(inbox));
            conversations.add(store.started(talks.getLast()));
        }
        long deadlocks = deadlocks();
        List<SignedIn> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(people.somebody(Role.AGENT));
            database.run(
                    "insert into label (id, name, color, created_at, updated_at) values (?, ?, '#8a8a99', now(), now())",
                    Ids.next(),
                    label(agents.getLast()));
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int agent = 0; agent < AGENTS; agent++) {
                SignedIn who = agents.get(agent);
                Random random = new Random(agent);
                running.add(threads.submit(() -> work(who, conversations, random)));
            }
            running.add(threads.submit(() -> {
                for (int i = 0; i < 40; i++) {
                    store.receive(talks.get(i % CONVERSATIONS).says("while " + i, "And another thing"));
                }
            }));
            for (Future<?> each : running) {
                each.get();
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(deadlocks()).as("deadlocks that Postgres had to end").isEqualTo(deadlocks);
        for (UUID conversation : conversations) {
            assertThat(labels(conversation))
                    .as("every agent added a label of their own, and none took another's away")
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(
                            agents.stream().map(ManyAgentsTest::label).toList()));
            List<Object> stored =
                    database.column("select seq from message where conversation_id = ? order by seq", conversation);
            assertThat(stored)
                    .as("numbered without gaps")
                    .isEqualTo(LongStream.rangeClosed(1, stored.size())
                            .boxed()
                            .map(Object.class::cast)
                            .toList());
            assertThat(database.count("select last_seq from conversation where id = ?", conversation))
                    .isEqualTo(stored.size());
        }
        eventually(
                () -> assertThat(database.count("select count(*) from outbox")).isZero());
        Map<String, List<Long>> told = told();
        for (UUID conversation : conversations) {
            List<Object> stored =
                    database.column("select seq from message where conversation_id = ? order by seq", conversation);
            assertThat(told.get(conversation.toString()))
                    .as("the order of the feed")
                    .isEqualTo(stored);
        }
    }

    private static String label(SignedIn agent) {
        return "by " + agent.username().substring("somebody-".length());
    }

    private void work(SignedIn who, List<UUID> conversations, Random random) {
        for (UUID conversation : conversations) {
            addLabel(who, conversation);
        }
        for (int i = 0; i < CHANGES_EACH; i++) {
            UUID conversation = conversations.get(random.nextInt(conversations.size()));
            switch (random.nextInt(4)) {
                case 0 -> expect(200, patch(who, conversation, Map.of("assignee_id", who.id())));
                case 1 ->
                    expect(
                            200,
                            patch(
                                    who,
                                    conversation,
                                    Map.of(
                                            "priority",
                                            List.of("low", "medium", "high").get(random.nextInt(3)))));
                case 2 ->
                    expect(200, patch(who, conversation, Map.of("status", random.nextBoolean() ? "open" : "resolved")));
                default ->
                    expect(
                            201,
                            people.as(who)
                                    .body(Map.of("text", "Reply " + i))
                                    .post("/api/v1/conversations/" + conversation + "/messages"));
            }
        }
    }

    /** As a client does that replaces the whole list: reads, changes, and writes only if nobody else did meanwhile. */
    private void addLabel(SignedIn who, UUID conversation) {
        while (true) {
            Response now = people.as(who).get("/api/v1/conversations/" + conversation);
            List<String> labels = new ArrayList<>(now.jsonPath().getList("labels", String.class));
            labels.add(label(who));
            Response changed = people.as(who)
                    .header("If-Match", now.header("ETag"))
                    .body(Map.of("labels", labels))
                    .patch("/api/v1/conversations/" + conversation);
            if (changed.statusCode() != 412) {
                expect(200, changed);
                return;
            }
        }
    }

    private Response patch(SignedIn who, UUID conversation, Map<String, Object> change) {
        return people.as(who).body(change).patch("/api/v1/conversations/" + conversation);
    }

    private void expect(int status, Response response) {
        if (response.statusCode() != status) {
            wrong.add(response.statusCode() + " " + response.asString());
        }
    }

    private List<String> labels(UUID conversation) {
        return people.as(Role.ADMIN)
                .get("/api/v1/conversations/" + conversation)
                .jsonPath()
                .getList("labels", String.class);
    }

    private long deadlocks() {
        return database.count("select sum(deadlocks) from pg_stat_database");
    }

    private Map<String, List<Long>> told() throws Exception {
        Map<String, List<Long>> told = new HashMap<>();
        for (Topic.Record record : Topic.read(Topics.FEED)) {
            JsonNode event = json.readTree(record.payload());
            if (event.path("type").asText().equals("message.created")) {
                told.computeIfAbsent(event.path("conversation_id").asText(), _ -> new ArrayList<>())
                        .add(event.at("/data/seq").asLong());
            }
        }
        return told;
    }
}
