package io.chatroom.conversation.sender;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Delivery;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.OutsideAnswer.SenderFound;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.SenderLookupRequested;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class SenderLookupTest {
    @Inject
    TalkStore store;

    @Inject
    AskForSenders askForSenders;

    @Inject
    TakeSender takeSender;

    @Inject
    Database database;

    @Inject
    People people;

    private UUID inbox;
    private Talk talk;
    private String person;

    @BeforeEach
    void somebody_without_a_name() {
        inbox = database.inbox("slack");
        person = "U" + Math.abs(inbox.hashCode());
        talk = Talk.in(inbox).as(new Sender(person, null, null, null, false));
    }

    private List<SenderLookupRequested> asked() {
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().equals(inbox + ":" + person))
                .map(record -> read(record.payload()))
                .toList();
    }

    private static SenderLookupRequested read(String payload) {
        try {
            return (SenderLookupRequested)
                    EventJson.read(payload.getBytes(StandardCharsets.UTF_8), OutsideRequest.class);
        } catch (EventJson.MalformedPayload e) {
            throw new AssertionError(payload, e);
        }
    }

    private SenderLookupRequested request(int count) {
        eventually(() -> {
            askForSenders.ask();
            assertThat(asked()).hasSize(count);
        });
        return asked().getLast();
    }

    private SenderFound found(SenderLookupRequested request, String name, String avatar) {
        return new SenderFound(
                Ids.next(), request.eventId(), inbox, request.externalId(), Instant.now(), name, "grace", avatar);
    }

    private UUID conversation() {
        return (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?", inbox, talk.externalId());
    }

    @Test
    void who_has_no_name_is_asked_for_once_however_much_they_write_and_then_shown_by_it() {
        store.receive(talk.says("1", "Hello"), talk.says("2", "Anybody there?"));
        store.receive(talk.says("3", "Hello?"));
        SenderLookupRequested request = request(1);
        assertThat(request.platform()).isEqualTo("slack");
        assertThat(request.externalConversationId()).isEqualTo(talk.externalId());
        UUID conversation = conversation();
        long before = database.count("select version from conversation where id = ?", conversation);

        Delivery.answers(found(request, "Grace Hopper", "https://avatars.example/grace.png"));
        eventually(() -> assertThat(database.count("select version from conversation where id = ?", conversation))
                .isEqualTo(before + 1));

        people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .statusCode(200)
                .body("contact.name", equalTo("Grace Hopper"))
                .body("contact.avatar_url", equalTo("https://avatars.example/grace.png"));
        people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items.sender.name", contains("Grace Hopper", "Grace Hopper", "Grace Hopper"));
        eventually(() -> assertThat(Topic.read(Topics.FEED))
                .filteredOn(record -> record.key().equals(conversation.toString()))
                .last()
                .satisfies(record -> assertThat(record.payload())
                        .contains("\"type\":\"conversation.updated\"")
                        .contains("Grace Hopper")));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void an_answer_that_comes_again_changes_nothing_and_a_name_that_is_there_stays() {
        store.receive(talk.says("1", "Hello"));
        SenderLookupRequested request = request(1);
        database.run(
                "update contact set name = 'Grace, of the harbour' where id ="
                        + " (select contact_id from contact_identity where inbox_id = ? and source_id = ?)",
                inbox,
                person);

        take(found(request, "Grace Hopper", "https://avatars.example/grace.png"));
        long version = database.count("select version from conversation where id = ?", conversation());
        take(found(request, "Grace Brewster", "https://avatars.example/brewster.png"));

        assertThat(contact("name")).isEqualTo("Grace, of the harbour");
        assertThat(contact("avatar_url")).isEqualTo("https://avatars.example/grace.png");
        assertThat(database.count("select version from conversation where id = ?", conversation()))
                .isEqualTo(version);
    }

    private void take(SenderFound found) {
        QuarkusTransaction.requiringNew().run(() -> takeSender.take(found));
    }

    private Object contact(String column) {
        return database.one(
                "select " + column + " from contact where id ="
                        + " (select contact_id from contact_identity where inbox_id = ? and source_id = ?)",
                inbox,
                person);
    }

    @Test
    void who_is_not_found_is_asked_for_again_when_they_write_another_day() {
        store.receive(talk.says("1", "Hello"));
        request(1);
        store.receive(talk.says("2", "Still here"));
        askForSenders.ask();
        assertThat(asked()).hasSize(1);

        database.run("update sender_lookup set asked_at = asked_at - interval '25 hours',"
                + " wanted_at = wanted_at - interval '25 hours' where request_id is not null");
        store.receive(talk.says("3", "Good morning"));

        request(2);
    }

    @Test
    void nobody_is_asked_for_where_the_platform_cannot_tell_or_all_is_known() {
        UUID elsewhere = database.inbox("webhook");
        Talk other = Talk.in(elsewhere).as(new Sender("c-1", null, null, null, false));
        Talk known = Talk.in(inbox).as(new Sender("U0KNOWN", "Ada", "ada", "https://avatars.example/ada.png", false));

        store.receive(other.says("1", "Hello"), known.says("1", "Hello"));

        assertThat(database.count(
                        "select count(*) from sender_lookup l join contact_identity i on i.id = l.identity_id"
                                + " where i.inbox_id in (?, ?)",
                        elsewhere,
                        inbox))
                .isZero();
    }
}
