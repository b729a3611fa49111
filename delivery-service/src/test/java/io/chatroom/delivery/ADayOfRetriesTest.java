package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole schedule, on the real database, with time put forward. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(VirtualTime.class)
class ADayOfRetriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Duration> SCHEDULE = Stream.of(
                    "PT1S", "PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "PT8H")
            .map(Duration::parse)
            .toList();

    @Inject
    Database database;

    @Inject
    InboxTable inboxes;

    private FakePlatform platform;
    private Outside outside;
    private final UUID conversation = Ids.next();

    @BeforeEach
    void a_platform_listens() {
        platform = FakePlatform.start();
        outside = new Outside(inboxes);
    }

    @AfterEach
    void it_stops() {
        outside.close();
        platform.close();
    }

    private void travel(Duration by) {
        database.run("update travelled set so_far = so_far + ? * interval '1 millisecond'", by.toMillis());
    }

    /** Until the lane is due, from now. */
    private Duration pause() {
        return Duration.ofMillis(Long.parseLong(database.strings(
                        "select (extract(epoch from next_attempt_at - clock_timestamp()) * 1000)::bigint from lane where conversation_id = ?",
                        conversation)
                .getFirst()));
    }

    @Test
    void a_reply_is_tried_exactly_twelve_times_within_a_day_and_is_then_dead() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerAlways("/in", Answer.status(500));
        outside.ask(inbox, conversation, 1, "never");

        List<Duration> pauses = new ArrayList<>();
        for (int attempts = 1; attempts < 12; attempts++) {
            platform.await("/in", attempts, PATIENCE);
            database.await(
                    attempts + " t",
                    "select attempts || ' ' || left((next_attempt_at > clock_timestamp())::text, 1) from item join lane using (conversation_id) where conversation_id = ?",
                    conversation);
            Duration pause = pause();
            pauses.add(pause);
            // not a moment before
            travel(pause.minusMillis(Math.min(500, pause.toMillis() / 2)));
            assertThat(platform.received("/in")).hasSize(attempts);
            travel(Duration.ofMillis(Math.min(500, pause.toMillis() / 2)));
        }
        ReplyDead dead = (ReplyDead)
                Outside.receipts(conversation, ReplyDead.class::isInstance).getLast();
        travel(Duration.ofDays(3));

        assertThat(dead.code()).isEqualTo("attempts_exhausted");
        assertThat(dead.attempt())
                .isNotNull()
                .satisfies(last -> assertThat(last.no()).isEqualTo(12));
        for (int i = 0; i < SCHEDULE.size(); i++) {
            double ratio = (pauses.get(i).toMillis() + 400.0) / SCHEDULE.get(i).toMillis();
            // what has passed by the time it is looked at counts for much of a second, and for nothing of an hour
            assertThat(ratio).as("pause %s", i + 1).isBetween(0.4, 1.7);
            assertThat(pauses.get(i).toMillis())
                    .isLessThanOrEqualTo((long) (SCHEDULE.get(i).toMillis() * 1.2));
        }
        Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(18), Duration.ofHours(29));
        // the day after is as quiet
        UUID other = Ids.next();
        platform.answerAlways("/in", Answer.asUsual());
        outside.ask(inbox, other, 1, "another");
        Outside.receipts(other, ReplySent.class::isInstance);
        assertThat(platform.received("/in")).hasSize(13);
    }

    @Test
    void a_conversation_that_waits_for_hours_delays_no_other() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext("/in", Answer.tooFast(Duration.ofMinutes(90)));
        TestInbox another = outside.webhookInbox(platform.url("/other").toString());
        outside.ask(inbox, conversation, 1, "waits");
        platform.await("/in", 1, PATIENCE);
        database.awaitLane(conversation, "waiting");
        UUID other = Ids.next();

        outside.ask(another, other, 1, "does not");
        Outside.receipts(other, ReplySent.class::isInstance);

        travel(Duration.ofMinutes(89));
        UUID same = Ids.next();
        outside.ask(inbox, same, 1, "of the same inbox");
        database.awaitLane(same, "ready");
        assertThat(platform.received("/in")).hasSize(1);
        travel(Duration.ofMinutes(2));
        assertThat(platform.await("/in", 3, PATIENCE)).hasSize(3);
        Outside.receipts(conversation, ReplySent.class::isInstance);
    }
}
