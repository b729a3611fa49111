package io.chatroom.local.command;

import io.chatroom.local.settings.Settings;
import io.chatroom.local.suite.RunningSuite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create-admin",
        mixinStandardHelpOptions = true,
        description = "Makes another administrator; ./chatroom up must be running.")
public final class CreateAdmin implements Callable<Integer> {

    @Option(names = "--username", required = true, description = "What the new administrator signs in as.")
    private String username = "";

    @Option(
            names = "--password-stdin",
            description = "Reads the password from standard input; without this one is made up and printed.")
    private boolean passwordFromStandardInput;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(List.of("create-admin", "--username", username));
        if (passwordFromStandardInput) {
            arguments.add("--password-stdin");
        }
        return RunningSuite.on(Settings.of(System.getenv(), Path.of("")))
                .management()
                .runHere(arguments.toArray(String[]::new));
    }
}
