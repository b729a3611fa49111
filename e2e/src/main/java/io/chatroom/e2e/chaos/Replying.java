package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.e2e.workers.Door;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.StandardWebhooks;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Whoever asks for replies: one after the other in each conversation, each until Kafka has it, however long that takes. */
final class Replying {
    private static final int BEHIND_A_DOOR = 4;

    private final DeliveryPlane plane;
    private final FakePlatform platform;
    private final Map<UUID, Accepted> accepted = new ConcurrentHashMap<>();
    private volatile boolean ended;

    record Accepted(ReplyTalk talk, int n) {}

    Replying(DeliveryPlane plane, FakePlatform platform) {
        this.plane = plane;
        this.platform = platform;
    }

    int platformPort() {
        return platform.port();
    }

    /** By reply. */
    Map<UUID, Accepted> accepted() {
        return Map.copyOf(accepted);
    }

    long count() {
        return accepted.size();
    }

    void end() {
        ended = true;
    }

    /** Conversations of four inboxes; half of them with a platform that knows a message again by its id. */
    List<ReplyTalk> talks(int perInbox) {
        List<ReplyTalk> talks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean knowsIds = i % 2 == 0;
            PlaneInbox inbox = knowsIds ? webhook(platform.url("/knowing-" + i)) : telegram("/unknowing-" + i);
            int no = i;
            IntStream.range(0, perInbox)
                    .mapToObj(talk -> ReplyTalk.in(inbox, knowsIds, "%d%03d".formatted(no + 1, talk)))
                    .forEach(talks::add);
        }
        return talks;
    }

    /** Conversations whose platform is behind a door, each with two replies that wait. */
    List<ReplyTalk> behind(Door door, int no) {
        PlaneInbox inbox = webhook(door.url("/behind-" + no));
        List<ReplyTalk> talks = IntStream.range(0, BEHIND_A_DOOR)
                .mapToObj(talk -> ReplyTalk.in(inbox, true, "door-%d-%d".formatted(no, talk)))
                .toList();
        for (ReplyTalk talk : talks) {
            ask(talk, 1);
            ask(talk, 2);
        }
        return talks;
    }

    private PlaneInbox webhook(URI url) {
        return plane.inbox(
                "webhook", Map.of("url", url.toString()), Map.of("secret", List.of(StandardWebhooks.newSecret())));
    }

    private PlaneInbox telegram(String path) {
        return plane.inbox(
                "telegram",
                Map.of("api_base_url", platform.url(path).toString(), "conversation_rate_limit", "100/s"),
                Map.of("bot_token", "4242:a-token-of-trials", "secret_token", "a-secret-token"));
    }

    /** Until told to end. */
    void keepAsking(ReplyTalk talk, Duration pause, Random random) {
        for (int n = 1; !ended; n++) {
            ask(talk, n);
            Patience.pause(pause.multipliedBy(random.nextInt(200)).dividedBy(100));
        }
    }

    /** Returns when Kafka has it; a repetition is the same reply. */
    private void ask(ReplyTalk talk, int n) {
        ReplyRequested reply = plane.reply(talk.inbox(), talk.conversation(), talk.externalId(), n, talk.text(n));
        while (true) {
            try {
                plane.send(reply).get();
                accepted.put(reply.replyId(), new Accepted(talk, n));
                return;
            } catch (ExecutionException e) {
                Patience.pause(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
