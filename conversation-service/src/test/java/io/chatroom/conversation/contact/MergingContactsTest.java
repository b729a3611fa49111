package io.chatroom.conversation.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class MergingContactsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID telegram;
    private UUID slack;
    private Talk onTelegram;
    private Talk onSlack;
    private UUID ada;
    private UUID lovelace;

    @BeforeEach
    void one_person_on_two_platforms() {
        telegram = database.inbox("telegram");
        slack = database.inbox("slack");
        onTelegram = Talk.in(telegram);
        onSlack = Talk.in(slack);
        ada = contactOf(store.started(onTelegram));
        lovelace = contactOf(store.started(onSlack));
    }

    @Test
    void what_was_theirs_is_the_others_and_goes_back() {
        change(lovelace, "{\"email\": \"ada@example.com\", \"custom_attributes\": {\"plan\": \"pro\"}}");
        change(ada, "{\"custom_attributes\": {\"vip\": true}}");
        merge(ada, lovelace)
                .statusCode(200)
                .body("identities.inbox_id", containsInAnyOrder(telegram.toString(), slack.toString()))
                .body("email", equalTo("ada@example.com"))
                .body("custom_attributes.plan", equalTo("pro"));
        get(lovelace).body("merged_into", equalTo(ada.toString())).body("identities", empty());
        store.receive(onSlack.says("more", "Me again"));
        store.receive(onSlack.elsewhere("another thread").says("else", "And here"));
        assertThat(conversationsOf(ada)).hasSize(3);
        assertThat(conversationsOf(lovelace)).isEmpty();
        people.as(Role.AGENT)
                .body("{\"name\": \"x\"}")
                .patch("/api/v1/contacts/" + lovelace)
                .then()
                .statusCode(409)
                .body("code", equalTo("contact_gone"));

        unmerge(ada, lovelace)
                .statusCode(200)
                .body("identities.inbox_id", contains(telegram.toString()))
                .body("email", nullValue())
                .body("custom_attributes.plan", nullValue())
                .body("custom_attributes.vip", equalTo(true));
        get(lovelace)
                .body("merged_into", nullValue())
                .body("email", equalTo("ada@example.com"))
                .body("identities.inbox_id", contains(slack.toString()));
        assertThat(conversationsOf(lovelace)).hasSize(2);
        assertThat(conversationsOf(ada)).hasSize(1);
        assertThat(database.column("select action from audit_event where subject = ? order by id", "contact:" + ada))
                .isEqualTo(List.of("contact.changed", "contact.merged", "contact.unmerged"));
    }

    @Test
    void what_somebody_changed_meanwhile_stays() {
        change(lovelace, "{\"email\": \"ada@example.com\"}");
        merge(ada, lovelace).statusCode(200);
        change(ada, "{\"email\": \"countess@example.com\"}");
        unmerge(ada, lovelace).statusCode(200).body("email", equalTo("countess@example.com"));
    }

    @Test
    void who_is_blocked_stays_blocked_as_part_of_another() {
        change(lovelace, "{\"blocked\": true}");
        merge(ada, lovelace).statusCode(200);
        assertThat(get(ada).extract().<String>path("blocked_at")).isNotNull();
        unmerge(ada, lovelace).statusCode(200).body("blocked_at", nullValue());
    }

    @Test
    void refuses_what_cannot_be_one() {
        merge(ada, ada).statusCode(422);
        merge(ada, UUID.randomUUID()).statusCode(422);
        unmerge(ada, lovelace).statusCode(409).body("code", equalTo("not_merged"));
        SignedIn limited = people.somebody(Role.AGENT);
        people.limit(limited, telegram);
        people.as(limited)
                .body("{\"contact_id\": \"" + lovelace + "\"}")
                .post("/api/v1/contacts/" + ada + "/merge")
                .then()
                .statusCode(422);
        merge(ada, lovelace).statusCode(200);
        merge(ada, lovelace).statusCode(409).body("code", equalTo("contact_gone"));
    }

    @Test
    void merges_both_ways_at_once_make_one_of_two_and_block_nobody() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            var merges = IntStream.range(0, 8)
                    .mapToObj(i -> workers.submit(() -> (i % 2 == 0 ? merge(ada, lovelace) : merge(lovelace, ada))
                            .extract()
                            .statusCode()))
                    .toList();
            var stores = IntStream.range(0, 8)
                    .mapToObj(i -> workers.submit(
                            () -> store.receive(onSlack.says("s" + i, "x"), onTelegram.says("t" + i, "y"))))
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (var merge : merges) {
                statuses.add(merge.get());
            }
            for (var stored : stores) {
                stored.get();
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        }
        long owners = database.count("""
                select count(distinct i.contact_id) from contact_identity i join conversation c on c.contact_identity_id = i.id
                 where i.inbox_id in (?, ?) and c.contact_id = i.contact_id""", telegram, slack);
        assertThat(owners).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from message m join conversation c on c.id = m.conversation_id"
                                + " where c.inbox_id in (?, ?) and m.type = 'incoming'",
                        telegram,
                        slack))
                .isEqualTo(18);
    }

    private UUID contactOf(UUID conversation) {
        return (UUID) database.one("select contact_id from conversation where id = ?", conversation);
    }

    private List<String> conversationsOf(UUID contact) {
        return people.as(Role.VIEWER)
                .get("/api/v1/conversations?contact_id=" + contact)
                .jsonPath()
                .getList("items.id");
    }

    private ValidatableResponse get(UUID contact) {
        return people.as(Role.VIEWER).get("/api/v1/contacts/" + contact).then();
    }

    private void change(UUID contact, String body) {
        people.as(Role.AGENT)
                .body(body)
                .patch("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse merge(UUID into, UUID from) {
        return people.as(Role.AGENT)
                .body("{\"contact_id\": \"" + from + "\"}")
                .post("/api/v1/contacts/" + into + "/merge")
                .then();
    }

    private ValidatableResponse unmerge(UUID into, UUID from) {
        return people.as(Role.AGENT)
                .body("{\"contact_id\": \"" + from + "\"}")
                .post("/api/v1/contacts/" + into + "/unmerge")
                .then();
    }
}
