package io.chatroom.local.command;

import io.chatroom.local.sample.SampleData;
import io.chatroom.local.settings.Settings;
import io.chatroom.local.suite.RunningSuite;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sample-data",
        mixinStandardHelpOptions = true,
        description = "Fills the inbox with conversations on several platforms; ./chatroom up must be running.")
public final class MakeSampleData implements Callable<Integer> {

    @Option(
            names = "--count",
            defaultValue = "10",
            description = "How many conversations, up to 1000; 10 if not given.")
    private int count;

    @Override
    public Integer call() {
        if (count < 1 || count > 1000) {
            System.err.println("chatroom: --count must be from 1 to 1000, and is " + count + ".");
            return 2;
        }
        RunningSuite suite = RunningSuite.on(Settings.of(System.getenv(), Path.of("")));
        new SampleData(suite, Clock.systemUTC(), System.out).make(count);
        return 0;
    }
}
