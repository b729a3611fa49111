package io.chatroom.ingest.settings;

import io.chatroom.events.settings.EarlySettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;

/** Where the jar begins: with what libraries would complain of in words of their own. */
@QuarkusMain
public class IngestService {
    private static final int CANNOT_START = 1;

    public static void main(String... arguments) {
        EarlySettings settings = EarlySettings.ofProcess();
        Optional<String> complaint = settings.traces().or(settings::trustedProxies);
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            System.exit(CANNOT_START);
        }
        Quarkus.run(arguments);
    }
}
