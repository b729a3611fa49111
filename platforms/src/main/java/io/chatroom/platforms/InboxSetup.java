package io.chatroom.platforms;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks an inbox with the platform itself, and tells the platform where to find us. For platforms that can be asked; called when
 * an operator connects an inbox, never on the way of a message.
 */
public interface InboxSetup {
    /** The code of {@link Outcome.Wrong} where an address is to be registered that no API takes. */
    String BY_HAND = "by_hand";

    /** The field of {@link Outcome.Wrong} where the address is to blame, or where events go. */
    String WEBHOOK_URL = "webhook_url";

    String id();

    /** Changes nothing on the platform. {@code webhookUrl} is where it should send its events. */
    Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http);

    /** Makes the platform send its events to {@code webhookUrl}; doing it again does no harm. */
    default Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return new Outcome.Wrong(
                WEBHOOK_URL, BY_HAND, "This platform is told the webhook address by hand; the guide says where.");
    }

    /** Makes the platform send its events no more. Where that is done by hand there is nothing to do. */
    default Outcome remove(Inbox inbox, PlatformHttp http) {
        return Outcome.Fine.AS_IT_IS;
    }

    sealed interface Outcome {
        /**
         * All is well. {@code facts} are settings of the inbox by name that the platform has told, to be kept; {@code hints} are
         * sentences about what will not work, if something will not. {@code webhookRegistered} is whether the platform says that it
         * sends its events to the address now; null where it does not say.
         */
        record Fine(
                Map<String, String> facts,
                List<String> hints,
                @Nullable Boolean webhookRegistered) implements Outcome {
            public static final Fine AS_IT_IS = new Fine(Map.of(), List.of());

            public Fine(Map<String, String> facts, List<String> hints) {
                this(facts, hints, null);
            }

            public Fine {
                facts = Map.copyOf(facts);
                hints = List.copyOf(hints);
            }
        }

        /**
         * Somebody must change something: {@code field} is the setting or credential to blame, or {@code webhook_url}; {@code
         * message} says in plain words what to do, and quotes no secret.
         */
        record Wrong(String field, String code, String message) implements Outcome {}

        /** The platform did not answer, or not with anything that tells; to be tried again. */
        record Unreachable(String reason) implements Outcome {}
    }
}
