package io.chatroom.conversation.presence;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.EventStream;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.PresenceSignal.Kind;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.Topics;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class PresenceTest {
    @TestHTTPResource("/api/v1/stream")
    URI stream;

    @TestHTTPResource("/api/site/v1/")
    URI site;

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    ObjectMapper json;

    @Inject
    VisitorTokens visitors;

    private UUID inbox;
    private UUID conversation;
    private SignedIn grace;

    @BeforeEach
    void a_conversation_and_grace() {
        inbox = database.inbox("site");
        conversation = store.started(new Talk(inbox, "visitor-1", new Sender("visitor-1", "Ada", null, null, false)));
        grace = people.somebody(Role.AGENT);
    }

    private EventStream open(SignedIn account) {
        EventStream open = EventStream.open(stream, "Token " + people.tokenOf(account), null);
        open.nextBlock(Duration.ofSeconds(5));
        return open;
    }

    /** The next that says something of our conversation. */
    private EventStream.Event next(EventStream open, String name) throws Exception {
        while (true) {
            EventStream.Event event = open.next();
            if (name.equals(event.name())
                    && json.readTree(event.data())
                            .path("conversation_id")
                            .asText()
                            .equals(conversation.toString())) {
                return event;
            }
        }
    }

    private void says(SignedIn account, String state) {
        people.as(account)
                .body(Map.of("state", state))
                .post("/api/v1/conversations/" + conversation + "/presence")
                .then()
                .statusCode(200)
                .body("conversation_id", equalTo(conversation.toString()));
    }

    /** As another replica tells it, or ingest. */
    private static void signal(PresenceSignal signal) {
        try (KafkaProducer<String, byte[]> elsewhere = new KafkaProducer<>(
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            elsewhere.send(
                    new ProducerRecord<>(Topics.PRESENCE, signal.key(), EventJson.write(signal, PresenceSignal.class)));
        }
    }

    private static void tell(ServiceTold told) {
        try (KafkaProducer<String, byte[]> elsewhere = new KafkaProducer<>(
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            elsewhere.send(new ProducerRecord<>(Topics.PRESENCE, told.key(), EventJson.write(told, ServiceTold.class)));
        }
    }

    private io.restassured.path.json.JsonPath services() {
        return people.as(Role.ADMIN)
                .get("/api/v1/services")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void processes_that_tell_of_themselves_are_listed_until_they_say_that_they_stop() {
        UUID instance = Ids.next();
        Instant now = Instant.now();
        ServiceTold.Lanes lanes = new ServiceTold.Lanes(
                3,
                2,
                1,
                0,
                java.util.List.of(
                        new ServiceTold.Kept(inbox, ServiceTold.By.BREAKER, null, now.plusSeconds(20), 5, null)));
        tell(new ServiceTold("delivery-service", instance, "9.9", now, now, now.plusSeconds(45), lanes));
        String of = "services.find { it.instance_id == '" + instance + "' }.";
        eventually(() -> assertThat(services().getString(of + "version")).isEqualTo("9.9"));
        assertThat(services().getBoolean(of + "silent")).isFalse();
        assertThat(services().getString("services.find { it.service == 'conversation-service' }.version"))
                .as("this one")
                .isNotBlank();
        assertThat(services().getInt("lanes.due")).isEqualTo(3);
        assertThat(services().getBoolean("lanes.stale")).isFalse();
        assertThat(services().getString("lanes.inboxes[0].by")).isEqualTo("breaker");

        Instant later = now.plusMillis(1);
        tell(new ServiceTold("delivery-service", instance, "9.9", now, later, later.plusMillis(1), lanes));
        eventually(() -> assertThat(services().getBoolean(of + "silent")).isTrue());
        assertThat(services().getBoolean("lanes.stale")).isTrue();

        tell(new ServiceTold("delivery-service", instance, "9.9", now, later, later, null));
        eventually(() -> assertThat(services().getString(of + "version")).isNull());
        assertThat(services().getString("lanes")).isNull();
        people.as(Role.AGENT).get("/api/v1/services").then().statusCode(403);
    }

    @Test
    void who_comes_into_a_conversation_is_seen_by_who_is_there_and_who_comes_later() throws Exception {
        try (EventStream open = open(people.somebody(Role.ADMIN))) {
            says(grace, "viewing");
            EventStream.Event came = next(open, "presence");
            assertThat(came.id()).isNull();
            assertThat(json.readTree(came.data()).at("/people/0/id").asText())
                    .isEqualTo(grace.id().toString());

            says(grace, "replying");
            assertThat(json.readTree(next(open, "presence").data())
                            .at("/people/0/state")
                            .asText())
                    .isEqualTo("replying");
            people.as(Role.VIEWER)
                    .get("/api/v1/conversations/" + conversation + "/presence")
                    .then()
                    .statusCode(200)
                    .body("people.state", equalTo(java.util.List.of("replying")));
            people.as(Role.VIEWER)
                    .get("/api/v1/presence")
                    .then()
                    .body("items.conversation_id", org.hamcrest.Matchers.hasItem(conversation.toString()));

            says(grace, "left");
            assertThat(json.readTree(next(open, "presence").data()).path("people"))
                    .isEmpty();
        }
    }

    @Test
    void who_is_on_another_replica_is_seen_here_and_gone_when_nothing_more_is_heard() throws Exception {
        try (EventStream open = open(grace)) {
            UUID elsewhere = Ids.next();
            signal(new PresenceSignal(
                    Kind.VIEWING,
                    inbox,
                    conversation,
                    null,
                    elsewhere,
                    "Alan",
                    false,
                    Instant.now().plusSeconds(3)));
            assertThat(json.readTree(next(open, "presence").data())
                            .at("/people/0/name")
                            .asText())
                    .isEqualTo("Alan");
            assertThat(json.readTree(next(open, "presence").data()).path("people"))
                    .as("after its seconds are over")
                    .isEmpty();
        }
    }

    @Test
    void who_may_not_see_the_inbox_hears_nothing_of_it() throws Exception {
        SignedIn limited = people.somebody(Role.AGENT);
        UUID own = database.inbox("telegram");
        people.limit(limited, own);
        UUID there = conversation;
        try (EventStream open = open(limited)) {
            says(grace, "viewing");
            // and then something it may see, so that nothing is waited for in vain
            conversation = store.started(Talk.in(own));
            says(grace, "viewing");
            assertThat(next(open, "presence").data()).doesNotContain(there.toString());
        }
        people.as(limited)
                .get("/api/v1/presence")
                .then()
                .body(
                        "items.conversation_id",
                        org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem(there.toString())));
        people.as(limited)
                .body(Map.of("state", "viewing"))
                .post("/api/v1/conversations/" + there + "/presence")
                .then()
                .statusCode(404);
    }

    @Test
    void typing_is_heard_once_and_never_by_who_resumes() throws Exception {
        String before;
        try (EventStream open = open(grace)) {
            people.as(people.somebody(Role.AGENT))
                    .body("{}")
                    .post("/api/v1/conversations/" + conversation + "/typing")
                    .then()
                    .statusCode(204);
            JsonNode typing = json.readTree(next(open, "typing").data());
            assertThat(typing.at("/by/kind").asText()).isEqualTo("agent");
            assertThat(typing.path("typing").asBoolean()).isTrue();
            assertThat(typing.path("expires_in_ms").asLong()).isBetween(1L, 6_000L);
            before = open.lastId();
        }
        try (EventStream again = EventStream.open(stream, "Token " + people.tokenOf(grace), before)) {
            again.nextBlock(Duration.ofSeconds(5));
            store.receive(new Talk(inbox, "visitor-1", new Sender("visitor-1", "Ada", null, null, false))
                    .says("later", "Hello?"));
            assertThat(again.next().name()).isNotEqualTo("typing");
        }
    }

    @Test
    void a_visitor_who_types_is_seen_by_agents_and_sees_that_an_answer_is_written() throws Exception {
        String key = "key-" + inbox;
        database.run("insert into inbox_key (key, inbox_id, created_at) values (?, ?, now())", key, inbox);
        String token = "Bearer " + visitors.issue(new Visitor(inbox, "visitor-1", null, null, false));
        try (EventStream agents = open(grace);
                EventStream visitor = EventStream.open(URI.create(site + key + "/stream"), token, null)) {
            visitor.nextBlock(Duration.ofSeconds(5));
            signal(new PresenceSignal(
                    Kind.TYPING,
                    inbox,
                    null,
                    "visitor-1",
                    null,
                    "Ada",
                    false,
                    Instant.now().plusSeconds(6)));
            JsonNode typing = json.readTree(next(agents, "typing").data());
            assertThat(typing.at("/by/kind").asText()).isEqualTo("contact");
            assertThat(typing.at("/by/name").asText()).isEqualTo("Ada");

            // of a note nothing is heard, of the answer it is
            people.as(people.somebody(Role.AGENT))
                    .body("{\"note\": true}")
                    .post("/api/v1/conversations/" + conversation + "/typing")
                    .then()
                    .statusCode(204);
            next(agents, "typing");
            people.as(grace)
                    .body("{\"typing\": false}")
                    .post("/api/v1/conversations/" + conversation + "/typing")
                    .then()
                    .statusCode(204);
            EventStream.Event seen = visitor.next();
            // the question itself may still be on its way
            while (!"typing".equals(seen.name())) {
                seen = visitor.next();
            }
            assertThat(json.readTree(seen.data()).path("typing").asBoolean())
                    .as("the first that is told the visitor is of the answer")
                    .isFalse();
            assertThat(seen.data()).doesNotContain(grace.id().toString());
        }
    }

    @Test
    void while_kafka_is_away_nobody_hears_it_and_nothing_fails() {
        EnginesForTests.kafka().stop();
        try {
            says(grace, "viewing");
        } finally {
            EnginesForTests.kafka().start();
        }
        eventually(() -> {
            says(people.somebody(Role.AGENT), "viewing");
            people.as(Role.ADMIN)
                    .get("/api/v1/conversations/" + conversation + "/presence")
                    .then()
                    .body("people.size()", org.hamcrest.Matchers.greaterThan(0));
        });
    }
}
