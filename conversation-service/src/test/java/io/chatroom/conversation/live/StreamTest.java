package io.chatroom.conversation.live;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.auth.AccessTokens;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.EventStream;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.InboundEvent;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class StreamTest {
    @TestHTTPResource("/api/v1/stream")
    URI uri;

    @Inject
    AccessTokens tokens;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    ObjectMapper json;

    @Inject
    Streams streams;

    @Inject
    FeedTail tail;

    private Talk talk;
    private String authorization;

    @BeforeEach
    void an_agent_and_a_talk() {
        talk = Talk.in(database.inbox("telegram"));
        authorization = "Token " + newToken();
        // what other tests left on its way has come by now
        eventually(() -> {
            assertThat(tail.buffer().ready()).isTrue();
            assertThat(database.count("select count(*) from outbox")).isZero();
        });
    }

    private String newToken() {
        return tokens.issue(database.account("agent"), AccessTokens.Kind.API, "test", Duration.ofHours(1))
                .token();
    }

    private EventStream open(@Nullable String lastEventId) {
        return EventStream.open(uri, authorization, lastEventId);
    }

    private JsonNode parsed(EventStream.Event event) {
        try {
            return json.readTree(event.data());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(event.data(), e);
        }
    }

    private boolean isOurs(EventStream.Event event) {
        JsonNode data = parsed(event);
        return event.name().startsWith("conversation.")
                ? data.path("inbox_id").asText().equals(talk.inboxId().toString())
                : conversation() != null
                        && data.path("conversation_id")
                                .asText()
                                .equals(conversation().toString());
    }

    private @Nullable UUID conversation() {
        return (UUID) database.column("select id from conversation where inbox_id = ?", talk.inboxId()).stream()
                .findFirst()
                .orElse(null);
    }

    private EventStream.Event nextOfOurs(EventStream stream) {
        while (true) {
            EventStream.Event event = stream.next();
            if (isOurs(event)) {
                return event;
            }
        }
    }

    @Test
    void what_a_contact_writes_is_streamed_in_the_shape_of_the_api() {
        try (EventStream stream = open(null)) {
            EventStream.Event first = stream.nextBlock(Duration.ofSeconds(5));
            assertThat(first.comment()).isEqualTo("connected");
            assertThat(first.id()).matches("-?\\d+");
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");

            store.receive(talk.says("1", "Hello"));
            store.receive(talk.says("2", "Anybody?"));

            EventStream.Event created = nextOfOurs(stream);
            assertThat(created.name()).isEqualTo("conversation.created");
            assertThat(parsed(created).path("contact").path("name").asText()).isEqualTo("Ada");
            assertThat(parsed(created).path("last_message").path("text").asText())
                    .isEqualTo("Hello");
            EventStream.Event hello = nextOfOurs(stream);
            assertThat(hello.name()).isEqualTo("message.created");
            assertThat(parsed(hello).path("text").asText()).isEqualTo("Hello");
            assertThat(parsed(hello).path("status").isNull()).isTrue();
            EventStream.Event anybody = nextOfOurs(stream);
            assertThat(parsed(anybody).path("seq").asLong()).isEqualTo(2);
            assertThat(nextOfOurs(stream).name()).isEqualTo("conversation.updated");
            assertThat(Long.parseLong(anybody.id())).isGreaterThan(Long.parseLong(hello.id()));
        }
    }

    @Test
    void resuming_again_and_again_under_load_loses_nothing_and_repeats_nothing() throws Exception {
        int messages = 400;
        Random random = new Random(7);
        Thread writer = Thread.ofPlatform().start(() -> {
            int n = 1;
            while (n <= messages) {
                List<InboundEvent> batch = new ArrayList<>();
                for (int i = 0; i < 4 && n <= messages; i++, n++) {
                    batch.add(talk.says("m" + n, "text " + n));
                }
                store.receive(batch.toArray(InboundEvent[]::new));
            }
        });
        List<Long> seqs = new ArrayList<>();
        String lastId;
        try (EventStream stream = open(null)) {
            lastId = stream.nextBlock(Duration.ofSeconds(5)).id();
        }
        // the first stream may have opened after some were told: resume from before all of them
        String start = lastId;
        while (seqs.isEmpty() || seqs.getLast() < messages) {
            try (EventStream stream = open(lastId)) {
                int take = 1 + random.nextInt(40);
                for (int i = 0; i < take; i++) {
                    EventStream.Event event = stream.nextWithin(Duration.ofSeconds(10));
                    if (event == null) {
                        break;
                    }
                    assertThat(event.name()).isNotEqualTo("reset");
                    assertThat(Long.parseLong(event.id())).isGreaterThan(Long.parseLong(lastId));
                    lastId = event.id();
                    if (event.name().equals("message.created") && isOurs(event)) {
                        seqs.add(parsed(event).path("seq").asLong());
                    }
                }
            }
        }
        writer.join();

        long first = seqs.getFirst();
        assertThat(seqs)
                .isEqualTo(LongStream.rangeClosed(first, messages).boxed().toList());
        assertThat(start).isNotNull();
    }

    @Test
    void many_clients_see_the_same_events_in_the_same_order() {
        List<EventStream> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                clients.add(open(null));
            }
            clients.forEach(client -> client.nextBlock(Duration.ofSeconds(5)));
            for (int i = 0; i < 20; i++) {
                store.receive(talk.says("m" + i, "text " + i));
            }

            List<List<String>> seen = clients.stream()
                    .map(client -> {
                        List<String> ids = new ArrayList<>();
                        // created, 20 messages, 19 updates
                        while (ids.size() < 40) {
                            ids.add(nextOfOurs(client).id());
                        }
                        return ids;
                    })
                    .toList();
            assertThat(seen.stream().distinct()).hasSize(1);
        } finally {
            clients.forEach(EventStream::close);
        }
    }

    @Test
    void what_cannot_be_resumed_is_a_reset_and_then_goes_on() {
        try (EventStream stream = open("no cursor of yours")) {
            EventStream.Event reset = stream.nextBlock(Duration.ofSeconds(5));
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data()).isEqualTo("{}");

            store.receive(talk.says("1", "Hello"));
            assertThat(nextOfOurs(stream).name()).isEqualTo("conversation.created");
        }
    }

    @Test
    void the_cursor_may_come_as_a_parameter() {
        String before;
        try (EventStream stream = open(null)) {
            before = stream.nextBlock(Duration.ofSeconds(5)).id();
        }
        store.receive(talk.says("1", "Hello"));

        try (EventStream stream = EventStream.open(URI.create(uri + "?last_event_id=" + before), authorization, null)) {
            assertThat(nextOfOurs(stream).name()).isEqualTo("conversation.created");
        }
    }

    @Test
    void heartbeats_carry_the_cursor() {
        try (EventStream stream = open(null)) {
            stream.nextBlock(Duration.ofSeconds(5));
            streams.heartbeat();
            EventStream.Event heartbeat = stream.nextBlock(Duration.ofSeconds(5));
            while (heartbeat.data() != null) {
                heartbeat = stream.nextBlock(Duration.ofSeconds(5));
            }
            assertThat(heartbeat.comment()).isEqualTo("heartbeat");
            assertThat(heartbeat.id()).matches("-?\\d+");
        }
    }

    @Test
    void a_stream_ends_when_its_token_is_revoked_and_others_stay() {
        String revoked = newToken();
        try (EventStream stays = open(null);
                EventStream ends = EventStream.open(uri, "Token " + revoked, null)) {
            stays.nextBlock(Duration.ofSeconds(5));
            ends.nextBlock(Duration.ofSeconds(5));
            database.run(
                    "update access_token set revoked_at = now() where token_hash = sha256(?::bytea)",
                    revoked.getBytes(java.nio.charset.StandardCharsets.UTF_8));

            streams.recheck();

            eventually(() -> assertThat(ends.ended()).isTrue());
            assertThat(stays.ended()).isFalse();
        }
    }

    @Test
    void a_client_that_hangs_up_is_forgotten() {
        int before = tail.buffer().watchers();
        EventStream stream = open(null);
        stream.nextBlock(Duration.ofSeconds(5));
        assertThat(tail.buffer().watchers()).isGreaterThanOrEqualTo(before + 1);

        stream.close();

        eventually(() -> {
            streams.heartbeat();
            assertThat(tail.buffer().watchers()).isLessThanOrEqualTo(before);
        });
    }

    @Test
    void an_outage_of_kafka_delays_the_stream_and_takes_nothing_from_it() {
        try (EventStream stream = open(null)) {
            stream.nextBlock(Duration.ofSeconds(5));
            given().get("/q/health/ready").then().statusCode(200);
            EnginesForTests.kafka().stop();
            try {
                store.receive(talk.says("1", "Hello"));
                given().get("/q/health/ready").then().statusCode(200);
            } finally {
                EnginesForTests.kafka().start();
            }

            assertThat(nextOfOurs(stream).name()).isEqualTo("conversation.created");
            assertThat(nextOfOurs(stream).name()).isEqualTo("message.created");
        }
    }

    @Test
    void strangers_get_a_problem_and_no_stream() {
        given().when()
                .get(uri)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("status", equalTo(401));
        given().header("Authorization", "Token cct_nonsense")
                .when()
                .get(uri)
                .then()
                .statusCode(401);
    }
}
