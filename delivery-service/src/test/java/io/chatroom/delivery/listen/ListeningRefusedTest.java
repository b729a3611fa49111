package io.chatroom.delivery.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chatroom.delivery.Database;
import io.chatroom.delivery.DeliveryForTests;
import io.chatroom.delivery.Outside;
import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.listen.Plans.Subject;
import io.chatroom.events.DeliveryReport;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideAnswer.ListeningTold;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.FakeGateway;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nothing comes of listening it is not tried for ever, and whoever can mend it is told. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class ListeningRefusedTest {
    @Inject
    Database database;

    @Inject
    ListeningScene scene;

    @Inject
    Plans plans;

    private FakeGateway gateway;

    @BeforeEach
    void a_platform_is_there_to_be_listened_to() {
        gateway = scene.set();
    }

    @AfterEach
    void everybody_leaves() throws InterruptedException {
        scene.clear();
    }

    @ParameterizedTest
    @CsvSource({"4004, unauthorized, bot token", "4013, not_spoken, close code 4013"})
    void why_is_told_once_to_whoever_shows_the_inbox(int close, String code, String words) throws SQLException {
        gateway.answerNext(FakeGateway.closing(close));
        scene.announce(1, Map.of("ordinary_messages", true));
        scene.worker();
        ListeningTold told = told(1).getFirst();
        assertThat(told.inboxVersion()).isEqualTo(1);
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.reason()).contains(words);
        // asked again some time later it says the same, and then something else
        Subject inbox = new Subject(scene.inboxId(), 1);
        plans.refused(inbox, code, told.reason());
        plans.refused(inbox, "other", "Another reason.");
        assertThat(told(2).getLast().reason()).isEqualTo("Another reason.");
    }

    @Test
    void a_close_that_is_for_a_person_ends_it_until_the_inbox_is_changed() {
        gateway.answerNext(FakeGateway.closing(4014));
        scene.announce(1, Map.of("ordinary_messages", true));
        scene.worker();
        database.await(
                "true", "select (refused_reason is not null)::text from listening where inbox_id = ?", scene.inboxId());
        assertThat(database.strings("select refused_reason from listening where inbox_id = ?", scene.inboxId()))
                .singleElement()
                .asString()
                .contains("developer portal");
        int connections = gateway.connections();

        scene.announce(2, Map.of("ordinary_messages", true));
        ListeningScene.await("a session of the changed inbox", scene::isReady);
        // nobody tried in between
        assertThat(gateway.connections()).isEqualTo(connections + 1);
        assertThat(gateway.identifies()).hasSize(2);
        assertThat(told(2))
                .extracting(ListeningTold::inboxVersion, ListeningTold::code)
                .containsExactly(tuple(1L, "message_content_not_allowed"), tuple(2L, null));
    }

    @Test
    void a_token_that_discord_does_not_know_is_not_connected_with() {
        gateway.apiStatus(401);
        scene.announce(1, Map.of("ordinary_messages", true));
        scene.worker();
        assertThat(told(1).getFirst().code()).isEqualTo("unauthorized");
        assertThat(gateway.connections()).isZero();
    }

    @Test
    void an_inbox_that_is_not_set_to_it_is_not_listened_to() {
        scene.announce(1, Map.of());
        scene.worker();
        TestInbox another = new TestInbox(Ids.next(), "discord");
        scene.outside()
                .announce(another, 1, scene.settings(Map.of("ordinary_messages", true)), ListeningScene.credentials());
        ListeningScene.await(
                "the other one's session", () -> gateway.identifies().size() == 1);
        assertThat(database.strings("select shard from listening_shard where inbox_id = ?", scene.inboxId()))
                .isEmpty();
        scene.outside().announce(another, 2, scene.settings(Map.of()), ListeningScene.credentials());
    }

    @Test
    void when_sessions_are_used_up_none_is_begun() {
        gateway.remaining(50);
        scene.announce(1, Map.of("ordinary_messages", true));
        scene.worker();
        database.await(
                "0", "select sessions_left from listening where address is not null and inbox_id = ?", scene.inboxId());
        assertThat(gateway.connections()).isZero();
    }

    /** What is told of the inbox to who shows it, in order. */
    private List<ListeningTold> told(int count) {
        List<ListeningTold> told = new ArrayList<>();
        Outside.read(Topics.RECEIPTS, record -> {
            if (Outside.parse(record.value(), DeliveryReport.class) instanceof ListeningTold one
                    && one.inboxId().equals(scene.inboxId())) {
                told.add(one);
            }
            return told.size() == count;
        });
        assertThat(told).hasSize(count);
        return told;
    }
}
