package io.chatroom.e2e.workers;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The requests of one conversation, in the order in which the platform read them. */
final class Seen {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** {@code webhookId} is empty where the platform knows none. */
    record Request(String text, String webhookId) {}

    static Seen on(FakePlatform platform, String prefix) {
        Seen seen = new Seen();
        platform.tell((request, answer) -> {
            if (request.path().startsWith(prefix)) {
                seen.saw(request, answer);
            }
        });
        return seen;
    }

    private void saw(ReceivedRequest request, Answer answer) {
        requests.add(new Request(
                request.json().path("text").asText(),
                request.header("webhook-id").orElse("")));
    }

    void await(int count) {
        Patience.until(SOON, "the platform has read " + count + " requests", () -> requests.size() >= count);
    }

    List<String> texts() {
        return requests.stream().map(Request::text).toList();
    }

    /** As a platform shows them that knows a webhook's id again. */
    List<String> textsById() {
        return requests.stream().distinct().map(Request::text).toList();
    }
}
