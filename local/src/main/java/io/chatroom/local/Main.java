package io.chatroom.local;

import io.chatroom.local.command.CreateAdmin;
import io.chatroom.local.command.MakeSampleData;
import io.chatroom.local.command.Up;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./chatroom} runs once everything is built. */
@Command(
        name = "chatroom",
        description = "Chatroom Central on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {Up.class, CreateAdmin.class, MakeSampleData.class})
public final class Main {

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Trouble is told in its one sentence; anything else is a bug, and shown whole. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((problem, commandLine, _) -> {
                    if (problem instanceof Trouble) {
                        commandLine.getErr().println("chatroom: " + problem.getMessage());
                    } else if (problem instanceof UncheckedIOException unreachable) {
                        commandLine
                                .getErr()
                                .println("chatroom: " + problem.getMessage() + " (" + unreachable.getCause() + ").");
                    } else {
                        commandLine.getErr().println("chatroom: this is a bug:");
                        problem.printStackTrace(commandLine.getErr());
                    }
                    return 1;
                });
    }

    private Main() {}
}
