package io.chatroom.e2e;

import io.chatroom.e2e.bench.Bench;
import io.chatroom.e2e.chaos.Chaos;
import io.chatroom.e2e.pictures.Screenshots;
import io.chatroom.local.TellTrouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./chatroom chaos} and {@code ./chatroom bench} run once everything is built. */
@Command(
        name = "chatroom",
        description = "Chatroom Central held to its promises.",
        mixinStandardHelpOptions = true,
        subcommands = {Chaos.class, Bench.class, Screenshots.class})
public final class Main {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new TellTrouble())
                .execute(args));
    }

    private Main() {}
}
