package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.chatroom.conversation.fixture.Records.inbound;
import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class EarlyEventsTest {
    @Inject
    InboundConsumer consumer;

    @Inject
    Database database;

    @Inject
    People people;

    @Inject
    DataSource source;

    private UUID inbox;
    private Talk talk;

    @BeforeEach
    void a_talk() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
    }

    private long waiting() {
        return database.count("select count(*) from early_event where inbox_id = ?", inbox);
    }

    private Object textOf(String externalId) {
        return database.one("""
                select m.text from message m join conversation c on c.id = m.conversation_id
                 where c.inbox_id = ? and m.external_id = ?""", inbox, externalId);
    }

    private void giveUpIn(Duration time) {
        new GiveUpEarlyEvents(source, Clock.offset(Clock.systemUTC(), time)).giveUp();
    }

    @Test
    void an_edit_that_overtook_its_message_waits_for_it() {
        consumer.receive(inbound(talk.edits("1", "Hello", NOON.plusSeconds(5))));
        assertThat(waiting()).isEqualTo(1);

        consumer.receive(inbound(talk.says("1", "Helo")));

        assertThat(textOf("1")).isEqualTo("Hello");
        assertThat(waiting()).isZero();
        assertThat(database.one(
                        "select previous_text from message_revision where event_id = ?",
                        talk.edits("1", "Hello", NOON).eventId()))
                .isEqualTo("Helo");
    }

    @Test
    void what_waited_in_vain_for_a_day_goes_to_quarantine() {
        consumer.receive(inbound(talk.edits("never", "Hello", NOON)));

        giveUpIn(Duration.ofHours(23));
        assertThat(waiting()).isEqualTo(1);
        giveUpIn(Duration.ofHours(25));

        assertThat(waiting()).isZero();
        assertThat(database.one("select reason from quarantine where inbox_id = ?", inbox))
                .isEqualTo("it speaks of the message never, which never came");
    }

    @Test
    void what_was_given_up_can_be_asked_for_again_once_its_message_has_come() {
        consumer.receive(Records.keyed(talk.edits("1", "Hello", NOON.plusSeconds(5))));
        giveUpIn(Duration.ofHours(25));
        consumer.receive(inbound(talk.says("1", "Helo")));
        assertThat(textOf("1")).isEqualTo("Helo");
        Object entry = database.one("select id from quarantine where inbox_id = ?", inbox);
        assertThat(database.one("select convert_from(record_key, 'UTF8') from quarantine where id = ?", entry))
                .isEqualTo(talk.edits("1", "", NOON).key());

        people.as(Role.ADMIN)
                .body("{\"ids\": [\"" + entry + "\"]}")
                .post("/api/v1/quarantine/redrive")
                .then()
                .body("items[0].outcome", equalTo("redriving"));

        eventually(() -> assertThat(textOf("1")).isEqualTo("Hello"));
        assertThat(database.count("select count(*) from quarantine where inbox_id = ?", inbox))
                .isZero();
    }

    @Test
    void of_too_many_the_oldest_give_way_to_quarantine() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            consumer.receive(inbound(talk.edits("m" + i, "Hello", NOON.plusSeconds(i))));
        }

        try (Connection connection = source.getConnection()) {
            assertThat(EarlyEvents.giveUpSurplus(connection, inbox, 5)).isZero();
            assertThat(EarlyEvents.giveUpSurplus(connection, inbox, 3)).isEqualTo(2);
        }

        assertThat(waiting()).isEqualTo(3);
        assertThat(database.column("select reason from quarantine where inbox_id = ?", inbox))
                .containsExactlyInAnyOrder(
                        "it speaks of the message m1, which had not come when too many others waited",
                        "it speaks of the message m2, which had not come when too many others waited");
    }
}
