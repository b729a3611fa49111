package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.events.Ids;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.StandardWebhooks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "delivery",
        mixinStandardHelpOptions = true,
        description =
                "Replies that one delivery-service sends per second from a backlog, beside the bare HTTP client against the"
                        + " same server; and what conversations that are blocked cost the others.")
final class BenchDelivery implements Callable<Integer> {
    private static final double RATIO = 0.4;
    private static final double BLOCKED_RATIO = 1.2;
    /** Each gets a quarter of what one process has in flight. */
    private static final int INBOXES = 4;

    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;
    /** Without a single reply more. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--replies", defaultValue = "100000", description = "In the backlog; 100000 if not given.")
    private int replies;

    @Option(names = "--conversations", defaultValue = "5000", description = "Of the backlog; 5000 if not given.")
    private int conversations;

    @Option(names = "--blocked", defaultValue = "10000", description = "Conversations; 10000 if not given.")
    private int blocked;

    @Override
    public Integer call() throws SQLException {
        if (Stream.of(replies, conversations, blocked).anyMatch(n -> n < 100 || n > 1_000_000)) {
            System.err.println("chatroom: --replies, --conversations and --blocked must be from 100 to 1000000.");
            return 2;
        }
        try (DeliveryPlane plane = DeliveryPlane.start();
                FakePlatform platform = FakePlatform.start();
                BareServer sink = new BareServer(Path.of(System.getProperty("java.io.tmpdir")))) {
            BareClient bare = new BareClient(sink.port(), CONNECTIONS);
            plane.launch(Map.of("QUARKUS_LOG_LEVEL", "WARN")).awaitReady();
            System.out.println("warming up");
            bare.perSecond(replies / 5);
            delivered(plane, sink, replies / 5);
            double before = bare.perSecond(replies / 3);
            System.out.printf("bare client: %.0f/s; now a backlog of %d replies%n", before, replies);
            double delivered = delivered(plane, sink, replies);
            double after = bare.perSecond(replies / 3);
            System.out.printf("%.0f/s; bare client again: %.0f/s%n", delivered, after);
            System.out.println(Figure.of("delivered-replies", delivered, "/s")
                    .ofLimit((before + after) / 2)
                    .aim(">= " + RATIO));

            HealthyLanes healthy = new HealthyLanes(plane, platform);
            healthy.p99Millis();
            double alone = healthy.medianP99Millis(ROUNDS);
            System.out.printf("p99 of healthy conversations: %.1f ms; blocking %d others%n", alone, blocked);
            block(plane, platform);
            double beside = healthy.medianP99Millis(ROUNDS);
            System.out.println(Figure.of("reply-p99-beside-blocked-conversations", beside, "ms")
                    .ofLimit(alone)
                    .aim("<= " + BLOCKED_RATIO));
            return 0;
        }
    }

    /** The inboxes are switched on when everything is in the lanes; from the first reply that is sent to the last. */
    private double delivered(DeliveryPlane plane, BareServer sink, int count) throws SQLException {
        Map<String, Object> settings = Map.of("url", "http://127.0.0.1:" + sink.port() + "/replies");
        Map<String, Object> credentials = Map.of("secret", List.of(StandardWebhooks.newSecret()));
        List<PlaneInbox> inboxes = new ArrayList<>();
        for (int i = 0; i < INBOXES; i++) {
            PlaneInbox inbox = new PlaneInbox(Ids.next(), "webhook");
            plane.announce(inbox, 1, false, settings, credentials);
            inboxes.add(inbox);
        }
        List<UUID> ids = Stream.generate(Ids::next).limit(conversations).toList();
        for (int i = 0; i < count; i++) {
            int conversation = i % conversations;
            plane.ask(
                    inboxes.get(conversation % INBOXES),
                    ids.get(conversation),
                    "order-" + conversation,
                    1 + i / conversations,
                    "Your parcel left this morning, number " + i);
        }
        plane.flush();
        String ours = " from item where inbox_id in ('"
                + String.join(
                        "','",
                        inboxes.stream().map(inbox -> inbox.id().toString()).toList())
                + "')";
        await(plane, "select count(*)" + ours, count);
        inboxes.forEach(inbox -> plane.announce(inbox, 2, true, settings, credentials));
        return await(plane, "select count(*)" + ours + " and state = 'sent'", count);
    }

    /** As many a second, from the first look that finds some to the last. */
    private static double await(DeliveryPlane plane, String count, long all) throws SQLException {
        long first = 0;
        long began = 0;
        long there = 0;
        long moved = System.nanoTime();
        while (there < all) {
            Patience.pause(Duration.ofMillis(100));
            long now = plane.number(count);
            if (now != there) {
                moved = System.nanoTime();
                if (there == 0) {
                    first = now;
                    began = moved;
                }
                there = now;
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException("only " + there + " of " + all + " came so far");
            }
        }
        return (there - first) / ((moved - began) / 1e9);
    }

    /** Half of them wait for an hour, each after a failure of its own; the others belong to an inbox that is refused. */
    private void block(DeliveryPlane plane, FakePlatform platform) throws SQLException {
        platform.answerAlways("/down", Answer.status(500));
        platform.answerAlways("/refused", Answer.status(401));
        Map<String, Object> credentials = Map.of("secret", List.of(StandardWebhooks.newSecret()));
        for (String path : List.of("/down", "/refused")) {
            PlaneInbox inbox = plane.inbox(
                    "webhook", Map.of("url", platform.url(path).toString(), "retry_schedule", "1h,1h"), credentials);
            for (int i = 0; i < blocked / 2; i++) {
                plane.ask(inbox, Ids.next(), "order-" + i, 1, "blocked");
            }
        }
        plane.flush();
        await(plane, "select count(*) from lane where state in ('ready', 'waiting')", blocked / 2 * 2);
    }
}
