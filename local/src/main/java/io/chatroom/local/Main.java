package io.chatroom.local;

import io.chatroom.local.command.CreateAdmin;
import io.chatroom.local.command.MakeSampleData;
import io.chatroom.local.command.Manage;
import io.chatroom.local.command.Up;
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

    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main());
        Manage.NAMES.forEach(name -> commands.addSubcommand(name, new Manage(name)));
        return commands.setUsageHelpAutoWidth(true).setExecutionExceptionHandler(new TellTrouble());
    }

    private Main() {}
}
