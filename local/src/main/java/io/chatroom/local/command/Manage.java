package io.chatroom.local.command;

import io.chatroom.local.settings.Settings;
import io.chatroom.local.suite.RunningSuite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A command of conversation-service, run on the suite that is up; what it takes is the service's to say. */
@Command(description = "A command of conversation-service; ./chatroom up must be running.")
public final class Manage implements Callable<Integer> {
    /** The commands there are. */
    public static final List<String> NAMES = List.of("issue-token", "redrive", "reconcile", "migrate");

    private final String name;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    public Manage(String name) {
        this.name = name;
    }

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(arguments);
        return RunningSuite.on(Settings.of(System.getenv(), Path.of("")))
                .management()
                .runHere(all.toArray(String[]::new));
    }
}
