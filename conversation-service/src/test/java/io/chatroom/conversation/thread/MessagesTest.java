package io.chatroom.conversation.thread;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class MessagesTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private Talk talk;
    private UUID conversation;
    private SignedIn agent;

    @BeforeEach
    void a_conversation() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
        conversation = store.started(talk);
        agent = people.somebody(Role.AGENT);
    }

    @Test
    void a_reply_is_queued_and_on_its_way_with_one_commit() {
        String id = reply("{\"text\": \"It left this morning.\"}")
                .statusCode(201)
                .body("conversation_id", equalTo(conversation.toString()))
                .body("seq", equalTo(2))
                .body("type", equalTo("outgoing"))
                .body("private", equalTo(false))
                .body("text", equalTo("It left this morning."))
                .body("sender.kind", equalTo("agent"))
                .body("sender.id", equalTo(agent.id().toString()))
                .body("sender.name", equalTo(agent.name()))
                .body("status", equalTo("queued"))
                .body("sent_at", nullValue())
                .body("attachments", empty())
                .body("keySet()", hasSize(21))
                .extract()
                .path("id");
        people.as(agent)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .body("waiting_since", nullValue())
                .body("last_message.text", equalTo("It left this morning."))
                .body("last_message.status", equalTo("queued"));

        eventually(() -> {
            ReplyRequested requested = requested().getFirst();
            assertThat(requested.replyId()).hasToString(id);
            assertThat(requested.sourceSeq()).isEqualTo(2);
            assertThat(requested.inboxId()).isEqualTo(inbox);
            assertThat(requested.platform()).isEqualTo("telegram");
            assertThat(requested.externalConversationId()).isEqualTo(talk.externalId());
            assertThat(requested.text()).isEqualTo("It left this morning.");
            assertThat(requested.senderName()).isEqualTo(agent.name());
        });
        eventually(() -> assertThat(feed())
                .anyMatch(payload -> payload.contains("\"type\":\"message.created\"") && payload.contains(id))
                .anyMatch(payload -> payload.contains("\"type\":\"conversation.updated\"")
                        && payload.contains("It left this morning.")
                        && payload.contains("\"unread_count\":0")));
    }

    @Test
    void what_is_read_from_us_is_sent_as_soon_as_it_is_stored() {
        inbox = database.inbox("site");
        conversation = store.started(Talk.in(inbox));
        String id = reply("{\"text\": \"Hello\"}")
                .statusCode(201)
                .body("status", equalTo("sent"))
                .body("sent_at", notNullValue())
                .extract()
                .path("id");
        people.as(agent)
                .get("/api/v1/messages/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("message_id", equalTo(id))
                .body("attempts", empty())
                .body("receipts.status", contains("queued", "sent"));
        eventually(() -> assertThat(feed()).anyMatch(payload -> payload.contains(id)));
        assertThat(requested()).isEmpty();
    }

    @Test
    void a_note_is_sent_to_nobody_and_ends_no_waiting() {
        String id = reply("{\"text\": \"Is this our customer?\", \"private\": true}")
                .statusCode(201)
                .body("private", equalTo(true))
                .body("status", nullValue())
                .extract()
                .path("id");
        people.as(agent).get("/api/v1/conversations/" + conversation).then().body("waiting_since", notNullValue());
        eventually(() -> assertThat(feed()).anyMatch(payload -> payload.contains(id)));
        assertThat(requested()).isEmpty();
    }

    @Test
    void a_reply_names_the_message_it_answers() {
        String first = messages().getString("items[0].id");
        reply("{\"text\": \"Yes\", \"reply_to_id\": \"" + first + "\"}")
                .statusCode(201)
                .body("reply_to.id", equalTo(first))
                .body("reply_to.external_id", equalTo("hello"));
        eventually(() -> assertThat(requested().getFirst().replyToExternalId()).isEqualTo("hello"));
    }

    @Test
    void a_message_of_another_conversation_cannot_be_answered() {
        UUID other = store.started(Talk.in(inbox));
        String theirs = database.one("select id from message where conversation_id = ?", other)
                .toString();
        reply("{\"text\": \"Yes\", \"reply_to_id\": \"" + theirs + "\"}")
                .statusCode(422)
                .body("errors.field", contains("reply_to_id"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_same_request_with_the_same_key_is_carried_out_once(boolean inHeader) {
        String key = "key-" + UUID.randomUUID();
        String first =
                keyed(inHeader, key, "Once").then().statusCode(201).extract().path("id");
        String again =
                keyed(inHeader, key, "Once").then().statusCode(200).extract().path("id");
        assertThat(again).isEqualTo(first);
        keyed(inHeader, key, "Twice")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency_conflict"));
        // the header and the field are two ways to say one thing
        assertThat(keyed(!inHeader, key, "Once")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("id"))
                .isEqualTo(first);
        assertThat(messages().getList("items")).hasSize(2);
    }

    @Test
    void a_key_belongs_to_its_conversation() {
        keyed(true, "the-same", "One").then().statusCode(201);
        conversation = store.started(Talk.in(inbox));
        keyed(true, "the-same", "Two").then().statusCode(201);
    }

    @Test
    void eight_requests_at_once_with_one_key_are_one_message() throws Exception {
        List<Response> responses = atOnce(8, _ -> keyed(true, "at-once", "Only once"));
        assertThat(responses)
                .extracting(Response::statusCode)
                .containsOnly(200, 201)
                .filteredOn(status -> status == 201)
                .hasSize(1);
        assertThat(responses)
                .extracting(response -> response.<String>path("id"))
                .hasSize(8)
                .containsOnly(responses.getFirst().<String>path("id"));
        assertThat(messages().getList("items.text")).containsExactly("Hello", "Only once");
    }

    @Test
    void replies_at_once_get_a_seq_each_without_a_gap() throws Exception {
        List<Response> responses = atOnce(12, n -> keyed(true, "key-" + n, "Reply " + n));
        assertThat(responses).extracting(Response::statusCode).containsOnly(201);
        assertThat(messages().getList("items.seq", Integer.class))
                .isEqualTo(IntStream.rangeClosed(1, 13).boxed().toList());
        eventually(() -> assertThat(requested())
                .extracting(ReplyRequested::sourceSeq)
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(2, 13).boxed().toList()));
    }

    @Test
    void a_disabled_inbox_sends_nothing() {
        database.run("update inbox set enabled = false where id = ?", inbox);
        reply("{\"text\": \"Hello\"}").statusCode(409).body("code", equalTo("inbox_disabled"));
        assertThat(messages().getList("items")).hasSize(1);
    }

    @Test
    void a_thread_is_read_in_both_directions() {
        store.receive(IntStream.rangeClosed(2, 10)
                .mapToObj(n -> talk.says("m" + n, "Message " + n))
                .toArray(io.chatroom.events.InboundEvent[]::new));

        assertPage("limit=4", List.of(7, 8, 9, 10), "7");
        assertPage("limit=4&before_seq=7", List.of(3, 4, 5, 6), "3");
        assertPage("limit=4&before_seq=3", List.of(1, 2), null);
        assertPage("limit=2&before_seq=3", List.of(1, 2), null);
        assertPage("limit=4&after_seq=0", List.of(1, 2, 3, 4), "4");
        assertPage("limit=4&after_seq=4", List.of(5, 6, 7, 8), "8");
        assertPage("limit=4&after_seq=8", List.of(9, 10), null);
        assertPage("after_seq=10", List.of(), null);
        assertPage("limit=200", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=201", "limit=0", "before_seq=x", "after_seq=x", "after_seq=99999999999999999999"})
    void refuses_a_thread_with(String query) {
        people.as(agent)
                .get("/api/v1/conversations/" + conversation + "/messages?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"))
                .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @ParameterizedTest(name = "{1} {2}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                           | text              | required",
                "{\"text\": null}                             | text              | required",
                "{\"text\": \"\"}                             | text              | required",
                "{\"text\": \"  \"}                           | text              | required",
                "{\"text\": \"LONG\"}                         | text              | size",
                "{\"text\": \"a\\u0000b\"}                    | text              | pattern",
                "{\"text\": 7}                                | text              | type",
                "{\"text\": \"x\", \"private\": \"yes\"}      | private           | type",
                "{\"text\": \"x\", \"reply_to_id\": \"7\"}    | reply_to_id       | type",
                "{\"text\": \"x\", \"client_message_id\": \"\"} | client_message_id | size",
                "{\"text\": \"x\", \"colour\": \"red\"}       | colour            | unknown",
                "{\"text\": \"x\", \"isPrivate\": true}       | isPrivate         | unknown",
            })
    void refuses_a_reply(String body, String field, String code) {
        reply(body.replace("LONG", "x".repeat(10_001)))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.find { it.field == '" + field + "' }.code", equalTo(code));
        assertThat(messages().getList("items")).hasSize(1);
    }

    @Test
    void takes_a_text_of_ten_thousand_characters_and_any_script() {
        reply("{\"text\": \"" + "ü".repeat(10_000) + "\"}").statusCode(201);
        String text = "مرحبا 👩‍👩‍👧 \uD83D\uDE00 日本";
        reply("{\"text\": \"" + text + "\"}").statusCode(201).body("text", equalTo(text));
    }

    @Test
    void half_a_character_is_no_server_error() {
        reply("{\"text\": \"half \\ud83d\"}").statusCode(org.hamcrest.Matchers.lessThan(500));
    }

    @Test
    void two_keys_that_differ_are_refused() {
        people.as(agent)
                .header("Idempotency-Key", "one")
                .body("{\"text\": \"x\", \"client_message_id\": \"two\"}")
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(400);
    }

    @Test
    void a_conversation_that_is_not_there_has_no_messages() {
        conversation = UUID.randomUUID();
        reply("{\"text\": \"x\"}").statusCode(404).body("code", equalTo("not_found"));
        people.as(agent)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(404);
        people.as(agent)
                .get("/api/v1/messages/" + UUID.randomUUID() + "/timeline")
                .then()
                .statusCode(404);
    }

    @Test
    void the_timeline_shows_every_attempt() {
        UUID reply = database.reply(conversation, "sent");
        database.run("""
                insert into attempt (id, message_id, no, started_at, duration_ms, outcome, http_status, error, response_excerpt)
                values (gen_random_uuid(), ?, 2, now(), 120, 'sent', 200, null, '{}'),
                       (gen_random_uuid(), ?, 1, now() - interval '1 minute', 80, 'unavailable', 503, 'busy', null)
                """, reply, reply);
        people.as(Role.VIEWER)
                .get("/api/v1/messages/" + reply + "/timeline")
                .then()
                .statusCode(200)
                .body("attempts.no", contains(1, 2))
                .body("attempts.outcome", contains("unavailable", "sent"))
                .body("attempts[0].http_status", equalTo(503))
                .body("attempts[0].error", equalTo("busy"))
                .body("attempts[0].started_at", notNullValue())
                .body("attempts[1].duration_ms", equalTo(120));
    }

    private ValidatableResponse reply(String body) {
        return people.as(agent)
                .body(body)
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private Response keyed(boolean inHeader, String key, String text) {
        return inHeader
                ? people.as(agent)
                        .header("Idempotency-Key", key)
                        .body("{\"text\": \"" + text + "\"}")
                        .post("/api/v1/conversations/" + conversation + "/messages")
                : people.as(agent)
                        .body("{\"text\": \"" + text + "\", \"client_message_id\": \"" + key + "\"}")
                        .post("/api/v1/conversations/" + conversation + "/messages");
    }

    private static List<Response> atOnce(int count, java.util.function.IntFunction<Response> request) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<Response>> futures = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                int number = n;
                futures.add(threads.submit(() -> request.apply(number)));
            }
            List<Response> responses = new ArrayList<>();
            for (Future<Response> future : futures) {
                responses.add(future.get());
            }
            return responses;
        }
    }

    private JsonPath messages() {
        return page("limit=100");
    }

    private JsonPath page(String query) {
        return people.as(agent)
                .get("/api/v1/conversations/" + conversation + "/messages?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void assertPage(String query, List<Integer> seqs, String nextCursor) {
        JsonPath page = page(query);
        assertThat(page.getList("items.seq", Integer.class)).as(query).isEqualTo(seqs);
        assertThat(page.getString("next_cursor")).as(query).isEqualTo(nextCursor);
    }

    private List<ReplyRequested> requested() {
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().equals(conversation.toString()))
                .map(MessagesTest::requested)
                .toList();
    }

    private static ReplyRequested requested(Topic.Record record) {
        try {
            return (ReplyRequested)
                    EventJson.read(record.payload().getBytes(StandardCharsets.UTF_8), ReplyCommand.class);
        } catch (EventJson.MalformedPayload e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> feed() {
        return Topic.read(Topics.FEED).stream()
                .filter(record -> record.key().equals(conversation.toString()))
                .map(Topic.Record::payload)
                .toList();
    }
}
