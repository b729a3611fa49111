package io.chatroom.conversation.search;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class SearchTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private Talk talk;
    private SignedIn agent;

    @BeforeEach
    void an_inbox() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
        agent = people.somebody(Role.AGENT);
    }

    private void said(String... texts) {
        for (String text : texts) {
            store.receive(talk.says(text, text));
        }
        indexed();
    }

    private void indexed() {
        eventually(() ->
                assertThat(database.count("select count(*) from search_due")).isZero());
    }

    private ValidatableResponse search(String q, Object... filters) {
        var request = people.as(agent).queryParam("q", q).queryParam("inbox_id", inbox);
        for (int i = 0; i < filters.length; i += 2) {
            request.queryParam((String) filters[i], filters[i + 1]);
        }
        return request.get("/api/v1/search/messages").then();
    }

    private List<String> found(String q, Object... filters) {
        List<List<Map<String, Object>>> snippets =
                search(q, filters).statusCode(200).extract().path("items.snippet");
        return snippets.stream()
                .map(parts ->
                        parts.stream().map(part -> (String) part.get("text")).reduce("", String::concat))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAFE              | Un café crème
            "cafe creme"      | Un café crème
            parc              | My parcel is lost
            parcel lost       | My parcel is lost
            order-77          | Order 77 please
            елка              | Где моя ёлка
            東京               | 私は東京都に住む
            กรุงเทพ            | ฉันอยู่กรุงเทพ
            مرحبا             | مَرْحَبًا بكم
            नमस्ते              | नमस्ते दुनिया
            """)
    void finds_a_message_by_its_words_in_any_script(String q, String text) {
        said("Something else", text);

        assertThat(found(q)).containsExactly(text);
    }

    @Test
    void finds_nothing_where_a_word_is_missing_excluded_or_out_of_order() {
        said("My parcel is lost");

        assertThat(found("parcel found")).isEmpty();
        assertThat(found("parcel -lost")).isEmpty();
        assertThat(found("\"lost parcel\"")).isEmpty();
        assertThat(found("arcel")).isEmpty();
    }

    @Test
    void tells_where_a_hit_stands_and_what_matched() {
        said("My <b>parcel</b> is lost");

        search("parcel")
                .body("items[0].seq", equalTo(1))
                .body("items[0].sender_name", equalTo("Ada"))
                .body("items[0].conversation.inbox_id", equalTo(inbox.toString()))
                .body("items[0].snippet.text", contains("My <b>", "parcel", "</b> is lost"))
                .body("items[0].snippet.match", contains(false, true, false))
                .body("next_cursor", nullValue());
    }

    @Test
    void an_edited_message_is_found_by_what_it_says_now_and_a_deleted_one_no_more() {
        said("My parcel is lost", "A second parcel");
        store.receive(talk.edits("My parcel is lost", "My letter is lost", Talk.NOON), talk.deletes("A second parcel"));
        indexed();

        assertThat(found("parcel")).isEmpty();
        assertThat(found("letter")).containsExactly("My letter is lost");
    }

    @Test
    void notes_and_answers_are_found_too() {
        UUID conversation = store.started(talk);
        people.as(agent)
                .body("{\"text\": \"Ask the warehouse\", \"private\": true}")
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(201);
        indexed();

        search("warehouse").body("items[0].private", equalTo(true)).body("items[0].type", equalTo("outgoing"));
    }

    @Test
    void pages_visit_each_hit_once_while_new_ones_arrive() {
        said("parcel 1", "parcel 2", "parcel 3", "parcel 4", "parcel 5");

        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            var page = cursor == null ? search("parcel", "limit", 2) : search("parcel", "limit", 2, "cursor", cursor);
            List<List<Map<String, Object>>> snippets = page.extract().path("items.snippet");
            snippets.forEach(parts -> seen.add(
                    parts.stream().map(part -> (String) part.get("text")).reduce("", String::concat)));
            cursor = page.extract().path("next_cursor");
            said("parcel new " + ++pages);
        } while (cursor != null);

        assertThat(seen).containsExactly("parcel 5", "parcel 4", "parcel 3", "parcel 2", "parcel 1");
    }

    @Test
    void what_is_rare_and_old_is_found_behind_many_newer_messages() {
        said("An antique gramophone");
        UUID conversation = (UUID) database.one("select id from conversation where inbox_id = ?", inbox);
        database.run("""
                insert into message_search (message_id, conversation_id, inbox_id, words)
                select uuidv7(), ?, ?, '''filler'':1'::tsvector from generate_series(1, ?)""", conversation, inbox, MessageSearch.RECENT + 10);
        try {
            assertThat(found("gramophone")).containsExactly("An antique gramophone");
            assertThat(found("gramophone", "status", "open")).containsExactly("An antique gramophone");
            assertThat(found("gramophone", "status", "resolved")).isEmpty();
        } finally {
            database.run("delete from message_search where words @@ 'filler'::tsquery");
        }
    }

    @Test
    void combines_the_filters_of_the_list() {
        said("My parcel is lost");
        UUID conversation = (UUID) database.one("select id from conversation where inbox_id = ?", inbox);
        database.run(
                "update conversation set assignee_id = ?, priority = 'high', labels = '{vip}' where id = ?",
                agent.id(),
                conversation);

        assertThat(found("parcel", "assignee", "me", "label", "vip", "priority", "high", "status", "open"))
                .hasSize(1);
        assertThat(found("parcel", "assignee", "none")).isEmpty();
        assertThat(found("parcel", "label", "other")).isEmpty();
        assertThat(found("parcel", "priority", "low")).isEmpty();
        assertThat(found("parcel", "conversation_id", conversation)).hasSize(1);
        assertThat(found("parcel", "conversation_id", UUID.randomUUID())).isEmpty();
        people.as(agent)
                .queryParam("q", "parcel")
                .queryParam("inbox_id", UUID.randomUUID())
                .get("/api/v1/search/messages")
                .then()
                .body("items", empty());
    }

    @Test
    void finds_conversations_by_contact_number_and_label() {
        Sender sender = new Sender(
                "+49151987654-" + inbox, "Zoë Müller-" + inbox.toString().substring(30), "@zoe", null, false);
        store.receive(talk.as(sender).says("1", "Hello"));
        indexed();
        String id = database.one("select id from conversation where inbox_id = ?", inbox)
                .toString();
        Object number = database.one("select display_id from conversation where inbox_id = ?", inbox);
        database.run("update conversation set labels = '{vip}' where inbox_id = ?", inbox);

        for (String q : List.of("zoe muller", "Müll", "151987", "#" + number, "" + number, "vip")) {
            people.as(agent)
                    .queryParam("q", q)
                    .queryParam("inbox_id", inbox)
                    .get("/api/v1/search/conversations")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id));
        }
    }

    @Test
    void shows_nothing_of_inboxes_that_are_not_ones_own() {
        said("My parcel is lost");
        SignedIn elsewhere = people.somebody(Role.AGENT);
        people.limit(elsewhere, database.inbox("telegram"));
        SignedIn here = people.somebody(Role.AGENT);
        people.limit(here, inbox);
        String word = "\"my parcel is lost\"";

        for (Object asked : new Object[] {inbox, ""}) {
            for (String what : List.of("messages", "conversations")) {
                String q = what.equals("messages") ? word : talk.ada().externalId();
                var request = people.as(elsewhere).queryParam("q", q);
                (asked.equals("") ? request : request.queryParam("inbox_id", asked))
                        .get("/api/v1/search/" + what)
                        .then()
                        .statusCode(200)
                        .body("items", empty());
                people.as(here)
                        .queryParam("q", q)
                        .get("/api/v1/search/" + what)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "messages?q=",
        "messages",
        "messages?q=!!",
        "messages?q=a&status=odd",
        "messages?q=a&priority=odd",
        "messages?q=a&assignee=odd",
        "messages?q=a&cursor=odd",
        "messages?q=a&limit=51",
        "conversations?q=a&cursor=odd",
        "conversations?q=-a",
    })
    void refuses_what_it_cannot_read(String request) {
        people.as(agent)
                .get("/api/v1/search/" + request)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_parameter"));
    }
}
