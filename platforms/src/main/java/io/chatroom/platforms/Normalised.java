package io.chatroom.platforms;

import io.chatroom.events.InboundEvent;
import java.util.List;

/** What became of a genuine request: the events it held, or a refusal of the whole of it. */
public sealed interface Normalised {

    /**
     * Every event of the batch in our words and in its order, those nobody understood as {@link InboundEvent.Unreadable}. {@code
     * echoes} counts our own messages coming back, {@code ignored} what is understood and says nothing to an inbox, such as people
     * joining a channel; both are dropped.
     */
    record Events(List<InboundEvent> events, int echoes, int ignored) implements Normalised {
        public static final Events ECHO = new Events(List.of(), 1, 0);
        public static final Events IGNORED = new Events(List.of(), 0, 1);

        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * Genuine, but not in the form that was agreed, so the sender must change something: nothing of it is published, and it is
     * answered 4xx. For senders who can act on that; a platform that would only repeat itself gets {@code Unreadable} events.
     * No {@code flaws} means that the body as a whole cannot be read.
     */
    record Refused(String code, String detail, List<Flaw> flaws) implements Normalised {
        public Refused {
            flaws = List.copyOf(flaws);
        }

        public static Refused notJson(String reason) {
            return new Refused("invalid_json", "The body is not JSON: " + reason + " Send one JSON object.", List.of());
        }
    }

    /** {@code field} is a path such as {@code events[2].sender.external_id}; {@code message} says what to do. */
    record Flaw(String field, String code, String message) {}

    static Normalised of(List<InboundEvent> events) {
        return new Events(events, 0, 0);
    }
}
