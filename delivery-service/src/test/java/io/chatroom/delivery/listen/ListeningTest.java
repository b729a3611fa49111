package io.chatroom.delivery.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Database;
import io.chatroom.delivery.DeliveryForTests;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.FakeGateway;
import io.chatroom.local.fake.FakeGateway.Greeting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said reaches the inbound topic, over real sockets and whatever becomes of a connection, with a real database and Kafka behind. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class ListeningTest {
    @Inject
    Database database;

    @Inject
    ListeningScene scene;

    private static final JsonObject RECONNECT = new JsonObject().put("op", 7).putNull("d");

    private FakeGateway gateway;

    @BeforeEach
    void a_platform_is_there_to_be_listened_to() {
        gateway = scene.set();
    }

    @AfterEach
    void everybody_leaves() throws InterruptedException {
        scene.clear();
    }

    @Test
    void what_happens_in_a_channel_comes_out_of_the_inbound_topic_and_is_counted() {
        scene.listening(scene.worker());
        gateway.message(0, "1478692000000000001", "Is it in stock?");
        JsonObject edited = FakeGateway.messageOf("1478692000000000001", "1190000000000000300", "Is it in stock now?")
                .put("edited_timestamp", "2026-03-04T10:00:01+00:00");
        gateway.dispatch(0, "MESSAGE_UPDATE", edited);
        gateway.dispatch(
                0, "MESSAGE_CREATE", FakeGateway.messageOf("1478692000000000002", "1190000000000000001", "Yes"));
        gateway.dispatch(0, "TYPING_START", new JsonObject().put("user_id", "5"));
        gateway.dispatch(
                0,
                "MESSAGE_REACTION_ADD",
                new JsonObject()
                        .put("user_id", "1190000000000000300")
                        .put("channel_id", "1190000000000000200")
                        .put("message_id", "1478692000000000002")
                        .put("emoji", new JsonObject().putNull("id").put("name", "👍")));
        gateway.dispatch(0, "MESSAGE_FOLDED", new JsonObject().put("id", "7"));
        gateway.dispatch(
                0,
                "MESSAGE_DELETE_BULK",
                new JsonObject()
                        .put("channel_id", "1190000000000000200")
                        .put("ids", new JsonArray().add("1478692000000000001").add("1478692000000000003")));

        List<InboundEvent> events = scene.inbound(6);
        assertThat(events)
                .filteredOn(event -> !(event instanceof Unreadable))
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        MessageReceived.class,
                        MessageEdited.class,
                        ReactionChanged.class,
                        MessageDeleted.class,
                        MessageDeleted.class));
        assertThat(events).filteredOn(Unreadable.class::isInstance).hasSize(1);
        // six events and an echo; who compares is told so, with nothing left behind
        assertThat(scene.tally(told -> told.acknowledged() == 7).echoes()).isEqualTo(1);
    }

    @Test
    void asked_to_reconnect_it_goes_on_where_it_stopped_and_nothing_said_meanwhile_is_missed() {
        scene.listening(scene.worker());
        gateway.message(0, "1478692000000000001", "Before");
        scene.inbound(1);
        gateway.toEveryone(FakeGateway.saying(RECONNECT));
        ListeningScene.await(
                "the connection to end",
                () -> gateway.openNow() == 0 || gateway.resumes().size() == 1);
        gateway.message(0, "1478692000000000002", "Meanwhile");

        assertThat(ListeningScene.texts(scene.inbound(2))).containsExactly("Before", "Meanwhile");
        ListeningScene.await(
                "the session to be resumed", () -> gateway.resumes().size() == 1);
        assertThat(gateway.resumes().getFirst().sequence()).isEqualTo(2L);
        assertThat(gateway.identifies()).hasSize(1);
        // with 1000 the session would be gone
        assertThat(gateway.goodByes()).containsOnly((short) 4000);
    }

    @Test
    void a_connection_that_breaks_off_is_resumed() {
        scene.listening(scene.worker());
        gateway.toEveryone(FakeGateway.closing(4001));
        ListeningScene.await(
                "the session to be resumed", () -> gateway.resumes().size() == 1);
        gateway.message(0, "1478692000000000001", "Still there?");
        assertThat(ListeningScene.texts(scene.inbound(1))).containsExactly("Still there?");
    }

    @Test
    void a_heartbeat_that_nobody_answers_ends_the_connection_and_not_the_session() {
        gateway.beat(Duration.ofMillis(300));
        scene.listening(scene.worker());
        ListeningScene.await("heartbeats", () -> gateway.heartbeats() >= 2);
        assertThat(gateway.resumes()).isEmpty();
        gateway.acknowledges(false);
        ListeningScene.await(
                "the session to be resumed", () -> !gateway.resumes().isEmpty());
        gateway.acknowledges(true);
    }

    @Test
    void a_session_that_is_invalid_begins_anew_and_new_ones_are_five_seconds_apart() {
        scene.listening(scene.worker());
        gateway.toEveryone(FakeGateway.saying(new JsonObject().put("op", 9).put("d", false)));
        ListeningScene.await("a new session", () -> gateway.identifies().size() == 2);

        List<Greeting> identifies = gateway.identifies();
        assertThat(identifies.get(1).atMillis() - identifies.get(0).atMillis()).isGreaterThanOrEqualTo(4_900);
        assertThat(gateway.resumes()).isEmpty();
        ListeningScene.await("the new session", scene::isReady);
        gateway.message(0, "1478692000000000001", "Anew");
        assertThat(ListeningScene.texts(scene.inbound(1))).containsExactly("Anew");
    }

    @Test
    void a_message_that_is_far_too_long_is_not_heard_again_and_again() {
        scene.listening(scene.worker());
        gateway.message(0, "1478692000000000001", "x".repeat(5 << 20));
        ListeningScene.await("a new session", () -> gateway.identifies().size() == 2);
        ListeningScene.await("the new session", scene::isReady);
        gateway.message(0, "1478692000000000002", "Short");
        assertThat(ListeningScene.texts(scene.inbound(1))).containsExactly("Short");
    }

    @Test
    void what_is_told_twice_has_the_same_ids() throws SQLException {
        scene.listening(scene.worker());
        gateway.message(0, "1478692000000000001", "Once");
        gateway.dispatch(
                0,
                "MESSAGE_REACTION_ADD",
                new JsonObject()
                        .put("user_id", "1190000000000000300")
                        .put("channel_id", "1190000000000000200")
                        .put("message_id", "1478692000000000002")
                        .put("emoji", new JsonObject().putNull("id").put("name", "👍")));
        List<InboundEvent> first = scene.inbound(2);
        // as if the last of it had not been kept
        database.run(
                "update listening_shard set kept = regexp_replace(kept, '\"seq\":[0-9]+', '\"seq\":1') where inbox_id = ?",
                scene.inboxId());
        scene.announce(2, Map.of("ordinary_messages", true));
        List<InboundEvent> all = scene.inbound(4);
        assertThat(all.subList(2, 4)).extracting(InboundEvent::eventId).isEqualTo(ListeningScene.ids(first));
        assertThat(scene.tally(told -> told.acknowledged() == 4).echoes()).isZero();
    }
}
