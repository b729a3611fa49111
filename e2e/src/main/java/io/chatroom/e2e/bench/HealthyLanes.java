package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.events.Ids;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.StandardWebhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Replies at a steady pace, each of a conversation of its own, and how long each takes from when it is asked for to the platform. */
final class HealthyLanes {
    private static final int PER_ROUND = 1500;
    private static final Duration EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DeliveryPlane plane;
    private final PlaneInbox inbox;
    private final Map<String, Long> askedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> took = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    HealthyLanes(DeliveryPlane plane, FakePlatform platform) {
        this.plane = plane;
        this.inbox = plane.inbox(
                "webhook",
                Map.of("url", platform.url("/healthy").toString()),
                Map.of("secret", List.of(StandardWebhooks.newSecret())));
        platform.tell((request, _) -> {
            if (request.path().equals("/healthy")) {
                long now = System.nanoTime();
                String text = request.json().path("text").asText();
                took.putIfAbsent(text, now - askedAt.getOrDefault(text, now));
            }
        });
    }

    double medianP99Millis(int rounds) {
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(p99Millis());
        }
        return Median.of(measured, Double::doubleValue);
    }

    double p99Millis() {
        askedAt.clear();
        took.clear();
        long due = System.nanoTime();
        for (int i = 0; i < PER_ROUND; i++) {
            due += EVERY.toNanos();
            Patience.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            String text = "healthy " + numbers.incrementAndGet();
            // when it was due: a producer that is late is not an excuse
            askedAt.put(text, due);
            plane.ask(inbox, Ids.next(), text, 1, text);
        }
        plane.flush();
        Patience.until(PATIENCE, "all healthy replies arrived", () -> took.size() >= PER_ROUND);
        long[] sorted =
                took.values().stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[(int) (sorted.length * 0.99)] / 1e6;
    }
}
