package io.chatroom.delivery.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Database;
import io.chatroom.delivery.Outside;
import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.egress.GuardedSockets;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.delivery.settings.SettingsOf;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.IngestTally;
import io.chatroom.events.Topics;
import io.chatroom.local.fake.FakeGateway;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A server that plays Discord, an inbox there, and workers that listen to it; set anew for each test. */
@Singleton
class ListeningScene {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final InboxTable inboxes;
    private final Platforms platforms;
    private final Plans plans;
    private final Leases leases;
    private final KeepHeard keep;
    private final GuardedSockets sockets;
    private final GuardedHttp http;
    private final ListeningMeters meters;
    private final Clock clock;
    private final RandomGenerator random;

    private final List<KeepListening> workers = new ArrayList<>();
    private FakeGateway gateway;
    private Outside outside;
    private TestInbox inbox;

    ListeningScene(
            Database database,
            InboxTable inboxes,
            Platforms platforms,
            Plans plans,
            Leases leases,
            KeepHeard keep,
            GuardedSockets sockets,
            GuardedHttp http,
            ListeningMeters meters,
            Clock clock,
            RandomGenerator random) {
        this.database = database;
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.plans = plans;
        this.leases = leases;
        this.keep = keep;
        this.sockets = sockets;
        this.http = http;
        this.meters = meters;
        this.clock = clock;
        this.random = random;
    }

    FakeGateway set() {
        gateway = FakeGateway.start();
        outside = new Outside(inboxes);
        inbox = new TestInbox(Ids.next(), "discord");
        return gateway;
    }

    void clear() throws InterruptedException {
        // it is not wanted any more, and the next test's workers leave it alone
        announce(99, Map.of("ordinary_messages", false));
        for (KeepListening worker : workers) {
            worker.stop();
        }
        workers.clear();
        outside.close();
        gateway.close();
    }

    UUID inboxId() {
        return inbox.id();
    }

    Outside outside() {
        return outside;
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    static List<UUID> ids(List<InboundEvent> events) {
        return events.stream().map(InboundEvent::eventId).toList();
    }

    KeepListening worker() {
        return worker(leases);
    }

    KeepListening worker(Leases itsLeases) {
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

    void listening(KeepListening worker) {
        announce(1, Map.of("ordinary_messages", true));
        await("a session", this::isReady);
        assertThat(worker.held()).hasSize(1);
    }

    boolean isReady() {
        return ready() == 1;
    }

    int ready() {
        return database.strings(
                        "select shard from listening_shard where inbox_id = ? and ready_at is not null", inbox.id())
                .size();
    }

    void announce(long version, Map<String, Object> more) {
        outside.announce(inbox, version, settings(more), credentials());
    }

    Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("api_base_url", gateway.apiUrl());
        settings.put("application_id", "1190000000000000001");
        return settings;
    }

    static Map<String, Object> credentials() {
        return Map.of("bot_token", "MTE5.a-b0t-t0ken-of-tests");
    }

    /** The inbox's first so many records. */
    List<InboundEvent> inbound(int count) {
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

    static List<String> texts(List<InboundEvent> events) {
        return events.stream().map(event -> ((MessageReceived) event).text()).toList();
    }

    IngestTally.InboxTally tally(Predicate<IngestTally.InboxTally> enough) {
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
}
