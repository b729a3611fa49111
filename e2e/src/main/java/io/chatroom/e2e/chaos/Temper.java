package io.chatroom.e2e.chaos;

import io.chatroom.e2e.chaos.ReplyTalk.Said;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.ReceivedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** How the platform treats what it has read: what is to be refused is refused, and the rest as well as it is asked to. */
final class Temper {
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    /** Long enough to find a worker between its request and the answer. */
    private static final Duration A_WHILE = Duration.ofMillis(800);

    private static final long A_GIGABYTE = 1L << 30;

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(40, Answer.status(500)),
            new Trouble(20, Answer.tooFast(Duration.ofSeconds(1))),
            new Trouble(25, Answer.hang()),
            new Trouble(25, Answer.reset()),
            new Trouble(15, Answer.close()),
            new Trouble(10, Answer.redirect(URI.create("http://127.0.0.1:1/elsewhere"))),
            new Trouble(7, Answer.flood(A_GIGABYTE)),
            new Trouble(8, Answer.drip(Duration.ofMillis(50))),
            new Trouble(50, Answer.asUsual().after(A_WHILE)));

    private record Trouble(int inThousand, Answer answer) {}

    private final Random random;
    private volatile Mood mood = Mood.GOOD;

    enum Mood {
        GOOD,
        /** Answers well, and late. */
        SLOW,
        /** About one request in five meets trouble. */
        BAD
    }

    Temper(Random random) {
        this.random = random;
    }

    void be(Mood mood) {
        this.mood = mood;
    }

    Answer toward(ReceivedRequest request) {
        if (Said.in(request).filter(Said::refused).isPresent()) {
            return Answer.json(
                    400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: this is not wanted here\"}");
        }
        return switch (mood) {
            case GOOD -> Answer.asUsual().after(A_MOMENT);
            case SLOW -> Answer.asUsual().after(A_WHILE);
            case BAD -> bad();
        };
    }

    /** The order of requests is the workers' own, and so no two runs are the same. */
    private Answer bad() {
        int drawn = random.nextInt(1000);
        for (Trouble trouble : TROUBLES) {
            if (drawn < trouble.inThousand()) {
                return trouble.answer();
            }
            drawn -= trouble.inThousand();
        }
        return Answer.asUsual().after(A_MOMENT);
    }
}
