package io.chatroom.delivery.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Database;
import io.chatroom.delivery.DeliveryForTests;
import io.chatroom.delivery.Outside;
import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.egress.GuardedSockets;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.delivery.settings.SettingsOf;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.IngestTally;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.FakeGateway;
import io.chatroom.local.fake.FakeGateway.Greeting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that listen to a server which plays Discord, over real sockets, with a real database and Kafka behind them. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class ListeningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonObject RECONNECT = new JsonObject().put("op", 7).putNull("d");

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Inject
    InboxTable inboxes;

    @Inject
    Platforms platforms;

    @Inject
    Plans plans;

    @Inject
    Leases leases;

    @Inject
    KeepHeard keep;

    @Inject
    GuardedSockets sockets;

    @Inject
    GuardedHttp http;

    @Inject
    ListeningMeters meters;

    @Inject
    Clock clock;

    @Inject
    RandomGenerator random;

    private final List<KeepListening> workers = new ArrayList<>();
    private FakeGateway gateway;
    private Outside outside;
    private TestInbox inbox;

    @BeforeEach
    void a_platform_is_there_to_be_listened_to() {
        gateway = FakeGateway.start();
        outside = new Outside(inboxes);
        inbox = new TestInbox(Ids.next(), "discord");
    }

    @AfterEach
    void everybody_leaves() throws InterruptedException {
        // it is not wanted any more, and the next test's workers leave it alone
        announce(99, Map.of("ordinary_messages", false));
        for (KeepListening worker : workers) {
            worker.stop();
        }
        outside.close();
        gateway.close();
    }

    @Test
    void what_happens_in_a_channel_comes_out_of_the_inbound_topic_and_is_counted() {
        listening(worker());
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

        List<InboundEvent> events = inbound(6);
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
        assertThat(tally(told -> told.acknowledged() == 7).echoes()).isEqualTo(1);
    }

    @Test
    void asked_to_reconnect_it_goes_on_where_it_stopped_and_nothing_said_meanwhile_is_missed() {
        listening(worker());
        gateway.message(0, "1478692000000000001", "Before");
        inbound(1);
        gateway.toEveryone(FakeGateway.saying(RECONNECT));
        await(
                "the connection to end",
                () -> gateway.openNow() == 0 || gateway.resumes().size() == 1);
        gateway.message(0, "1478692000000000002", "Meanwhile");

        assertThat(texts(inbound(2))).containsExactly("Before", "Meanwhile");
        await("the session to be resumed", () -> gateway.resumes().size() == 1);
        assertThat(gateway.resumes().getFirst().sequence()).isEqualTo(2L);
        assertThat(gateway.identifies()).hasSize(1);
        // with 1000 the session would be gone
        assertThat(gateway.goodByes()).containsOnly((short) 4000);
    }

    @Test
    void a_connection_that_breaks_off_is_resumed() {
        listening(worker());
        gateway.toEveryone(FakeGateway.closing(4001));
        await("the session to be resumed", () -> gateway.resumes().size() == 1);
        gateway.message(0, "1478692000000000001", "Still there?");
        assertThat(texts(inbound(1))).containsExactly("Still there?");
    }

    @Test
    void a_heartbeat_that_nobody_answers_ends_the_connection_and_not_the_session() {
        gateway.beat(Duration.ofMillis(300));
        listening(worker());
        await("heartbeats", () -> gateway.heartbeats() >= 2);
        assertThat(gateway.resumes()).isEmpty();
        gateway.acknowledges(false);
        await("the session to be resumed", () -> !gateway.resumes().isEmpty());
        gateway.acknowledges(true);
    }

    @Test
    void a_session_that_is_invalid_begins_anew_and_new_ones_are_five_seconds_apart() {
        listening(worker());
        gateway.toEveryone(FakeGateway.saying(new JsonObject().put("op", 9).put("d", false)));
        await("a new session", () -> gateway.identifies().size() == 2);

        List<Greeting> identifies = gateway.identifies();
        assertThat(identifies.get(1).atMillis() - identifies.get(0).atMillis()).isGreaterThanOrEqualTo(4_900);
        assertThat(gateway.resumes()).isEmpty();
        await("the new session", this::isReady);
        gateway.message(0, "1478692000000000001", "Anew");
        assertThat(texts(inbound(1))).containsExactly("Anew");
    }

    @ParameterizedTest
    @ValueSource(ints = {4014})
    void a_close_that_is_for_a_person_ends_it_until_the_inbox_is_changed(int code) {
        gateway.answerNext(FakeGateway.closing(code));
        announce(1, Map.of("ordinary_messages", true));
        worker();
        database.await(
                "true", "select (refused_reason is not null)::text from listening where inbox_id = ?", inbox.id());
        assertThat(database.strings("select refused_reason from listening where inbox_id = ?", inbox.id()))
                .singleElement()
                .asString()
                .contains("developer portal");
        int connections = gateway.connections();

        announce(2, Map.of("ordinary_messages", true));
        await("a session of the changed inbox", this::isReady);
        // nobody tried in between
        assertThat(gateway.connections()).isEqualTo(connections + 1);
        assertThat(gateway.identifies()).hasSize(2);
    }

    @Test
    void a_token_that_discord_does_not_know_is_not_connected_with() {
        gateway.apiStatus(401);
        announce(1, Map.of("ordinary_messages", true));
        worker();
        database.await("unauthorized", "select refused_code from listening where inbox_id = ?", inbox.id());
        assertThat(gateway.connections()).isZero();
    }

    @Test
    void an_inbox_that_is_not_set_to_it_is_not_listened_to() {
        announce(1, Map.of());
        worker();
        TestInbox another = new TestInbox(Ids.next(), "discord");
        outside.announce(another, 1, settings(Map.of("ordinary_messages", true)), credentials());
        await("the other one's session", () -> gateway.identifies().size() == 1);
        assertThat(database.strings("select shard from listening_shard where inbox_id = ?", inbox.id()))
                .isEmpty();
        outside.announce(another, 2, settings(Map.of()), credentials());
    }

    @Test
    void when_sessions_are_used_up_none_is_begun() {
        gateway.remaining(50);
        announce(1, Map.of("ordinary_messages", true));
        worker();
        database.await(
                "0", "select sessions_left from listening where address is not null and inbox_id = ?", inbox.id());
        assertThat(gateway.connections()).isZero();
    }

    @Test
    void a_message_that_is_far_too_long_is_not_heard_again_and_again() {
        listening(worker());
        gateway.message(0, "1478692000000000001", "x".repeat(5 << 20));
        await("a new session", () -> gateway.identifies().size() == 2);
        await("the new session", this::isReady);
        gateway.message(0, "1478692000000000002", "Short");
        assertThat(texts(inbound(1))).containsExactly("Short");
    }

    @Test
    void two_workers_share_the_connections_and_each_shard_has_one() throws InterruptedException {
        gateway.shards(2);
        KeepListening first = worker();
        KeepListening second = worker();
        announce(1, Map.of("ordinary_messages", true));
        await("both shards", () -> ready() == 2);
        assertThat(gateway.identifies()).extracting(Greeting::shard).containsExactlyInAnyOrder(0, 1);
        assertThat(gateway.openNow()).isEqualTo(2);

        // one leaves in peace: the other goes on where it stopped, with whatever it had
        long zero = gateway.message(0, "1478692000000000001", "Zero");
        long one = gateway.message(1, "1478692000000000002", "One");
        inbound(2);
        int handedOver = first.held().size();
        first.stop();
        await("the other to have both", () -> second.held().size() == 2 && ready() == 2);
        assertThat(gateway.resumes()).hasSize(handedOver);
        assertThat(gateway.resumes())
                .allSatisfy(resume -> assertThat(resume.sequence()).isEqualTo(resume.shard() == 0 ? zero : one));
        assertThat(gateway.identifies()).hasSize(2);
        assertThat(gateway.openNow()).isEqualTo(2);
    }

    @Test
    void a_worker_that_is_cut_off_stops_and_another_resumes_what_it_had_kept() throws Exception {
        AtomicBoolean cut = new AtomicBoolean();
        KeepListening first = worker(new Leases(cuttable(cut)));
        listening(first);
        IntStream.rangeClosed(1, 20).forEach(i -> gateway.message(0, "14786920000000000" + (10 + i), "no " + i));
        inbound(20);
        Lease old = first.held().getFirst();

        KeepListening second = worker();
        cut.set(true);
        await("the other to take over", () -> second.held().size() == 1 && ready() == 1);
        assertThat(gateway.resumes())
                .singleElement()
                .satisfies(resume -> assertThat(resume.sequence()).isEqualTo(21L));
        gateway.message(0, "1478692000000000077", "After");
        assertThat(texts(inbound(21))).endsWith("After");
        assertThat(texts(inbound(21))).doesNotHaveDuplicates();
        // whatever it still wanted to write would be nothing
        assertThat(keep.keep(old, List.of(), 1, "{}")).isFalse();
        assertThat(gateway.openNow()).isEqualTo(1);
    }

    @Test
    void what_is_told_twice_has_the_same_ids() throws SQLException {
        listening(worker());
        gateway.message(0, "1478692000000000001", "Once");
        gateway.dispatch(
                0,
                "MESSAGE_REACTION_ADD",
                new JsonObject()
                        .put("user_id", "1190000000000000300")
                        .put("channel_id", "1190000000000000200")
                        .put("message_id", "1478692000000000002")
                        .put("emoji", new JsonObject().putNull("id").put("name", "👍")));
        List<InboundEvent> first = inbound(2);
        // as if the last of it had not been kept
        database.run(
                "update listening_shard set kept = regexp_replace(kept, '\"seq\":[0-9]+', '\"seq\":1') where inbox_id = ?",
                inbox.id());
        announce(2, Map.of("ordinary_messages", true));
        List<InboundEvent> all = inbound(4);
        assertThat(all.subList(2, 4)).extracting(InboundEvent::eventId).isEqualTo(ids(first));
        assertThat(tally(told -> told.acknowledged() == 4).echoes()).isZero();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static List<UUID> ids(List<InboundEvent> events) {
        return events.stream().map(InboundEvent::eventId).toList();
    }

    private KeepListening worker() {
        return worker(leases);
    }

    private KeepListening worker(Leases itsLeases) {
        KeepListening worker = new KeepListening(
                inboxes,
                platforms,
                plans,
                itsLeases,
                keep,
                sockets,
                http,
                meters,
                clock,
                random,
                SettingsOf.of(Map.of("chatroom.listening.lease", "3s")));
        workers.add(worker);
        worker.start();
        return worker;
    }

    private void listening(KeepListening worker) {
        announce(1, Map.of("ordinary_messages", true));
        await("a session", this::isReady);
        assertThat(worker.held()).hasSize(1);
    }

    private boolean isReady() {
        return ready() == 1;
    }

    private int ready() {
        return database.strings(
                        "select shard from listening_shard where inbox_id = ? and ready_at is not null", inbox.id())
                .size();
    }

    private void announce(long version, Map<String, Object> more) {
        outside.announce(inbox, version, settings(more), credentials());
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("api_base_url", gateway.apiUrl());
        settings.put("application_id", "1190000000000000001");
        return settings;
    }

    private static Map<String, Object> credentials() {
        return Map.of("bot_token", "MTE5.a-b0t-t0ken-of-tests");
    }

    /** The inbox's first so many records. */
    private List<InboundEvent> inbound(int count) {
        List<InboundEvent> events = new ArrayList<>();
        Outside.read(Topics.INBOUND, record -> {
            if (record.key().startsWith(inbox.id().toString())) {
                InboundEvent event = Outside.parse(record.value(), InboundEvent.class);
                assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                        .isEqualTo("io.chatroom." + event.type());
                assertThat(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                        .isEqualTo(event.eventId().toString());
                events.add(event);
            }
            return events.size() == count;
        });
        assertThat(events).hasSize(count);
        return events;
    }

    private static List<String> texts(List<InboundEvent> events) {
        return events.stream().map(event -> ((MessageReceived) event).text()).toList();
    }

    private IngestTally.InboxTally tally(Predicate<IngestTally.InboxTally> enough) {
        List<IngestTally.InboxTally> told = new ArrayList<>();
        Outside.read(Topics.TALLIES, record -> {
            IngestTally tally = Outside.parse(record.value(), IngestTally.class);
            tally.inboxes().stream()
                    .filter(one -> one.inboxId().equals(inbox.id()) && one.spooled() == 0)
                    .filter(enough)
                    .forEach(one -> {
                        assertThat(tally.published()).isNotEmpty();
                        told.add(one);
                    });
            return !told.isEmpty();
        });
        assertThat(told).isNotEmpty();
        return told.getFirst();
    }

    /** The real one, as long as it is not cut. */
    private DataSource cuttable(AtomicBoolean cut) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (cut.get()) {
                        throw new SQLException("the line is cut");
                    }
                    try {
                        return method.invoke(dataSource, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
