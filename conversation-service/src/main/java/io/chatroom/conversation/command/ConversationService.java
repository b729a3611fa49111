package io.chatroom.conversation.command;

import io.chatroom.conversation.settings.Preflight;
import io.chatroom.events.rehearsal.Rehearsal;
import io.chatroom.events.settings.SettingNames;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the jar begins: without arguments it serves, with them it does what they say and ends. */
@QuarkusMain
public class ConversationService {
    private static final int CANNOT_START = 1;

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            System.exit(new Commands(ConversationService::setting, System.in, System.out, System.err).run(arguments));
        }
        if (Rehearsal.isOn()) {
            Quarkus.run();
            return;
        }
        Preflight preflight = new Preflight(ConversationService::setting);
        Optional<String> complaint =
                preflight.complaint().or(() -> new DatabaseAccess(ConversationService::setting).complaint());
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            System.exit(CANNOT_START);
        }
        SettingNames.unknownAmong(System.getenv().keySet()).forEach(System.err::println);
        Quarkus.run();
    }

    private static @Nullable String setting(String name) {
        String given = System.getProperty(name);
        return given == null ? System.getenv(name) : given;
    }
}
