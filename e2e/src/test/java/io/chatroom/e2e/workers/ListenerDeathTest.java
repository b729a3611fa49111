package io.chatroom.e2e.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.local.fake.FakeGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whoever listens is killed again and again while people write: kill -9, and asleep beyond its lease. All they wrote is heard, in order,
 * over one session. Takes a minute, so it is run when asked for: {@code -Dworker.deaths=true}.
 */
@EnabledIfSystemProperty(named = "worker.deaths", matches = "true")
class ListenerDeathTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS = Map.of("CHATROOM_LISTENING_LEASE", "3s");

    private final List<WorkerProcess> workers = new ArrayList<>();

    @Test
    void all_that_is_said_is_heard_in_order_whoever_of_those_that_listen_is_lost() throws InterruptedException {
        try (DeliveryPlane plane = DeliveryPlane.start();
                FakeGateway gateway = FakeGateway.start()) {
            PlaneInbox inbox = plane.inbox(
                    "discord",
                    Map.of(
                            "api_base_url",
                            gateway.apiUrl(),
                            "application_id",
                            FakeGateway.SELF,
                            "ordinary_messages",
                            true),
                    Map.of("bot_token", "MTE5.a-b0t-t0ken-of-tests"));
            WorkerProcess listens = launch(plane).awaitReady();
            Patience.until(SOON, "somebody listens", () -> gateway.identifies().size() == 1);
            // READY is on its way to them
            Patience.until(SOON, "the session stands", () -> listens.counter("chatroom_listening_events_total") > 0);

            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger said = new AtomicInteger();
            Thread people = Thread.ofPlatform().start(() -> {
                while (!enough.get()) {
                    int no = said.incrementAndGet();
                    gateway.message(0, Long.toString(1_478_692_000_000_000_000L + no), "no " + no);
                    Patience.pause(Duration.ofMillis(2));
                }
            });
            WorkerProcess next = launch(plane).awaitReady();
            listens.kill();
            Patience.until(SOON, "another listens", () -> gateway.resumes().size() == 1);
            Patience.pause(Duration.ofSeconds(1));

            // it still believes that it listens when it wakes up
            WorkerProcess last = launch(plane).awaitReady();
            next.sleep();
            Patience.until(SOON, "a third listens", () -> gateway.resumes().size() == 2);
            next.wakeUp();
            Patience.pause(Duration.ofSeconds(2));
            enough.set(true);
            people.join();

            Patience.until(SOON, "all is heard", () -> distinct(plane, inbox).size() == said.get());
            assertThat(distinct(plane, inbox))
                    .isEqualTo(IntStream.rangeClosed(1, said.get())
                            .mapToObj(no -> "no " + no)
                            .toList());
            assertThat(gateway.identifies()).hasSize(1);
            assertThat(gateway.resumes()).hasSize(2);
            assertThat(last.isAlive()).isTrue();
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    private WorkerProcess launch(DeliveryPlane plane) {
        WorkerProcess worker = plane.launch(SETTINGS);
        workers.add(worker);
        return worker;
    }

    private static List<String> distinct(DeliveryPlane plane, PlaneInbox inbox) {
        return plane.heard(inbox).stream()
                .map(event -> ((MessageReceived) event).text())
                .distinct()
                .toList();
    }
}
