package io.chatroom.local.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How the fake platform treats a request. */
public sealed interface Answer {

    /** As the real platform would, if nothing is wrong with the request. */
    static Answer asUsual() {
        return new AsUsual(Duration.ZERO);
    }

    static Reply status(int status) {
        return new Reply(status, Map.of(), new byte[0], Duration.ZERO);
    }

    static Reply json(int status, String body) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO);
    }

    /** The request is read, and the connection closed without a word. */
    static Answer close() {
        return new Close(Duration.ZERO);
    }

    /** The same, later. */
    Answer after(Duration delay);

    Duration delay();

    record AsUsual(Duration delay) implements Answer {
        @Override
        public AsUsual after(Duration later) {
            return new AsUsual(later);
        }
    }

    record Reply(int status, Map<String, String> headers, byte[] body, Duration delay) implements Answer {
        @Override
        public Reply after(Duration later) {
            return new Reply(status, headers, body, later);
        }

        public Reply with(String header, String value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(header, value);
            return new Reply(status, Map.copyOf(all), body, delay);
        }
    }

    record Close(Duration delay) implements Answer {
        @Override
        public Close after(Duration later) {
            return new Close(later);
        }
    }
}
