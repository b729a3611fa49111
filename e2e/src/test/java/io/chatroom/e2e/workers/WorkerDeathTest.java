package io.chatroom.e2e.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.StandardWebhooks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A worker is lost at each point between the claim and the commit, once with a platform that knows a message again by its id, and
 * once with one that does not. The next worker takes over when the lease has ended. Takes some five minutes, most of it waiting for
 * leases, so it is run when asked for: {@code -Dworker.deaths=true}.
 */
@EnabledIfSystemProperty(named = "worker.deaths", matches = "true")
class WorkerDeathTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofMillis(700);
    private static final Map<String, String> SETTINGS = Map.of(
            "CHATROOM_DELIVERY_LEASE", "4s",
            "CHATROOM_DELIVERY_HTTP_TIMEOUT", "1300ms",
            "CHATROOM_RETRY_SCHEDULE", "200ms,200ms,200ms,200ms,200ms");

    private static DeliveryPlane plane;
    private static int runs;

    private final List<WorkerProcess> workers = new ArrayList<>();
    private final String run = "/run-" + runs++;
    private FakePlatform platform;
    private Lane knowing;
    private Lane unknowing;

    @BeforeAll
    static void engines_run() {
        plane = DeliveryPlane.start();
    }

    @AfterAll
    static void they_stop() {
        plane.close();
    }

    @BeforeEach
    void a_platform_listens() {
        platform = FakePlatform.start();
    }

    @AfterEach
    void everything_ends() {
        workers.forEach(WorkerProcess::close);
        platform.close();
    }

    /** One conversation, and what became of its replies. */
    private record Lane(PlaneInbox inbox, UUID conversation, Seen seen, List<ReplyRequested> asked) {

        void ask(int count) {
            for (int i = 0; i < count; i++) {
                long seq = asked.size() + 1;
                asked.add(plane.ask(inbox, conversation, "4711", seq, "no " + seq));
            }
            plane.flush();
        }

        List<String> texts() {
            return IntStream.rangeClosed(1, asked.size())
                    .mapToObj(n -> "no " + n)
                    .toList();
        }
    }

    private void inboxesAt(String url) {
        knowing = new Lane(
                plane.inbox(
                        "webhook",
                        Map.of("url", url + run + "/knowing"),
                        Map.of("secret", List.of(StandardWebhooks.newSecret()))),
                Ids.next(),
                Seen.on(platform, run + "/knowing"),
                new ArrayList<>());
        unknowing = new Lane(
                plane.inbox(
                        "telegram",
                        Map.of("api_base_url", url + run + "/unknowing", "conversation_rate_limit", "100/s"),
                        Map.of("bot_token", "4242:a-token-of-tests", "secret_token", "a-secret-token")),
                Ids.next(),
                Seen.on(platform, run + "/unknowing"),
                new ArrayList<>());
    }

    private WorkerProcess worker() {
        WorkerProcess worker = plane.launch(SETTINGS).awaitReady();
        workers.add(worker);
        return worker;
    }

    private void ask(int count) {
        knowing.ask(count);
        unknowing.ask(count);
    }

    private void awaitClaims() {
        await(
                "both lanes are claimed",
                "select count(*) = 2 from lane where state = 'claimed' and conversation_id in (%s)");
    }

    private void awaitSent() {
        int replies = knowing.asked().size() + unknowing.asked().size();
        await(
                "every reply is sent and told",
                "select count(*) = " + replies
                        + " and not exists (select from outbox) from item where state = 'sent' and conversation_id in (%s)");
    }

    private void await(String what, String condition) {
        String lanes = "'%s', '%s'".formatted(knowing.conversation(), unknowing.conversation());
        String query = "select case when (" + condition.formatted(lanes) + ") then 1 else 0 end";
        Patience.until(SOON, what, () -> {
            try {
                return plane.number(query) == 1;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void await(Trap trap) {
        Patience.until(SOON, "a worker stands in the trap", () -> {
            try {
                return trap.hasCaught();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<ReplyReceipt> receipts(Lane lane) {
        return plane.receipts().stream()
                .filter(receipt -> receipt.conversationId().equals(lane.conversation()))
                .toList();
    }

    private static void assertToldOnce(Lane lane) {
        assertThat(receipts(lane).stream().filter(ReplySent.class::isInstance))
                .extracting(ReplyReceipt::replyId)
                .isEqualTo(lane.asked().stream().map(ReplyRequested::replyId).toList());
    }

    private static void assertFirstAttemptUnknown(Lane lane) {
        assertThat(receipts(lane).stream().filter(ReplyAttempted.class::isInstance))
                .first()
                .satisfies(receipt -> {
                    ReplyAttempted lost = (ReplyAttempted) receipt;
                    assertThat(lost.attempt().no()).isEqualTo(1);
                    assertThat(lost.attempt().outcome()).isEqualTo("unknown");
                });
    }

    @Test
    void with_the_intent_committed_and_nothing_sent_it_is_sent_once() throws IOException {
        try (Door door = Door.shut(platform.port())) {
            inboxesAt(door.url("").toString());
            WorkerProcess worker = worker();
            ask(2);
            awaitClaims();

            worker.kill();
            worker();
            door.open();

            awaitSent();
            for (Lane lane : List.of(knowing, unknowing)) {
                assertThat(lane.seen().texts()).isEqualTo(lane.texts());
                assertToldOnce(lane);
                assertFirstAttemptUnknown(lane);
            }
        }
    }

    @Test
    void with_the_request_sent_it_is_there_twice_at_most_and_once_where_it_is_known_again() {
        inboxesAt(platform.url("").toString());
        platform.answerNext(run + "/knowing", Answer.hang());
        platform.answerNext(run + "/unknowing", Answer.hang());
        WorkerProcess worker = worker();
        ask(2);
        knowing.seen().await(1);
        unknowing.seen().await(1);

        worker.kill();
        worker();

        awaitSent();
        assertThat(knowing.seen().textsById()).isEqualTo(knowing.texts());
        assertThat(unknowing.seen().texts()).containsExactly("no 1", "no 1", "no 2");
        assertToldOnce(knowing);
        assertToldOnce(unknowing);
    }

    @Test
    void with_the_answer_read_it_is_there_twice_at_most_and_once_where_it_is_known_again() throws SQLException {
        inboxesAt(platform.url("").toString());
        answerLater();
        WorkerProcess worker = worker();
        ask(2);
        awaitClaims();
        try (Trap trap = Trap.beforeSettling(plane.database(), plane.database())) {
            await(trap);
            worker.kill();
        }
        worker();

        assertSentAgain();
    }

    @Test
    void before_the_commit_it_is_there_twice_at_most_and_once_where_it_is_known_again() throws SQLException {
        inboxesAt(platform.url("").toString());
        answerLater();
        WorkerProcess worker = worker();
        ask(2);
        awaitClaims();
        try (Trap trap = Trap.beforeCommit(plane.database(), plane.database())) {
            await(trap);
            worker.kill();
        }
        worker();

        assertSentAgain();
    }

    private void answerLater() {
        platform.answerNext(run + "/knowing", Answer.asUsual().after(A_WHILE));
        platform.answerNext(run + "/unknowing", Answer.asUsual().after(A_WHILE));
    }

    private void assertSentAgain() {
        awaitSent();
        assertThat(knowing.seen().textsById()).isEqualTo(knowing.texts());
        assertThat(unknowing.seen().texts()).containsExactly("no 1", "no 1", "no 2");
        for (Lane lane : List.of(knowing, unknowing)) {
            assertToldOnce(lane);
            assertFirstAttemptUnknown(lane);
        }
    }

    @Test
    void a_worker_that_sleeps_past_its_lease_with_the_answer_on_its_way_writes_nothing_and_works_on() {
        inboxesAt(platform.url("").toString());
        answerLater();
        WorkerProcess worker = worker();
        ask(1);
        knowing.seen().await(1);
        unknowing.seen().await(1);

        worker.sleep();
        worker();
        awaitSent();
        worker.wakeUp();
        Patience.until(
                SOON, "what came late is fenced off", () -> worker.counter("chatroom_delivery_fenced_total") == 2);
        // alone, so that it is seen to work
        workers.getLast().terminate();
        ask(1);

        awaitSent();
        assertThat(knowing.seen().textsById()).isEqualTo(knowing.texts());
        assertThat(unknowing.seen().texts()).containsExactly("no 1", "no 1", "no 2");
        assertToldOnce(knowing);
        assertToldOnce(unknowing);
    }

    @Test
    void a_worker_that_sleeps_past_its_lease_before_it_sends_does_not_send_any_more() throws Exception {
        try (Door door = Door.shut(platform.port())) {
            inboxesAt(door.url("").toString());
            WorkerProcess worker = worker();
            ask(1);
            awaitClaims();

            worker.sleep();
            door.open();
            worker();
            awaitSent();
            worker.wakeUp();
            Patience.until(
                    SOON, "what came late is fenced off", () -> worker.counter("chatroom_delivery_fenced_total") == 2);
            ask(1);

            awaitSent();
            for (Lane lane : List.of(knowing, unknowing)) {
                assertThat(lane.seen().texts()).isEqualTo(lane.texts());
                assertToldOnce(lane);
            }
        }
    }

    @Test
    void workers_that_are_restarted_one_after_the_other_lose_nothing_and_send_nothing_twice() {
        inboxesAt(platform.url("").toString());
        platform.answerAlways(run, Answer.asUsual().after(Duration.ofMillis(60)));
        worker();
        worker();
        for (int i = 0; i < 2; i++) {
            ask(40);
            knowing.seen().await(knowing.asked().size() - 30);

            Duration took = workers.removeFirst().terminate();

            assertThat(took).isLessThan(Duration.ofSeconds(30));
            worker();
        }

        awaitSent();
        for (Lane lane : List.of(knowing, unknowing)) {
            assertThat(lane.seen().texts()).isEqualTo(lane.texts());
            assertToldOnce(lane);
        }
    }
}
