package io.chatroom.delivery.start;

import io.chatroom.events.settings.EarlySettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;

/** Where the jar begins: with what libraries would complain of in words of their own. */
@QuarkusMain
public class DeliveryService {
    private static final int CANNOT_START = 1;

    public static void main(String... arguments) {
        EarlySettings settings = EarlySettings.ofProcess();
        Optional<String> complaint =
                settings.traces().or(() -> settings.postgres("CHATROOM_DELIVERY_DB_URL", "delivery"));
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            System.exit(CANNOT_START);
        }
        Quarkus.run(arguments);
    }
}
