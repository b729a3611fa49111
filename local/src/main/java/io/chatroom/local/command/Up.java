package io.chatroom.local.command;

import io.chatroom.local.Trouble;
import io.chatroom.local.settings.Settings;
import io.chatroom.local.suite.Progress;
import io.chatroom.local.suite.Suite;
import io.chatroom.local.suite.SuiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything and stays until Ctrl-C. The data is kept in .chatroom/ (CHATROOM_DATA_DIR).")
public final class Up implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.of(System.getenv(), Path.of(""));
        settings.warnings().forEach(warning -> System.err.println("chatroom: " + warning));
        long began = System.nanoTime();
        Progress progress = Progress.on(System.out);
        Suite suite = Suite.prepared(SuiteOptions.of(settings, progress));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            suite.stop();
            System.out.flush();
        }));
        System.out.println("Starting Chatroom Central; data and logs are in " + settings.dataDirectory());
        suite.start();
        tell(suite, Duration.ofNanos(System.nanoTime() - began));
        openDemo(suite);
        // the shutdown hook ends it
        new CountDownLatch(1).await();
        return 0;
    }

    private static void tell(Suite suite, Duration took) {
        String password = suite.newAdminPassword()
                .map(made -> """

                        Admin username: %s
                        Admin password: %s
                        (shown this once)
                        """.formatted(suite.adminUsername(), made))
                .orElse("");
        System.out.print("""

                Ready after %.1f s.

                  Admin UI   %s
                  Demo       %s
                  API        %s
                %s
                Ctrl-C stops everything.
                """.formatted(
                        took.toMillis() / 1000.0,
                        suite.url("/"),
                        suite.url("/demo"),
                        suite.url("/api/schema/swagger-ui/"),
                        password));
        System.out.flush();
    }

    /** The demo is no reason not to run. */
    private static void openDemo(Suite suite) {
        Thread.ofVirtual().start(() -> {
            try {
                suite.openDemo();
            } catch (Trouble e) {
                System.err.println("chatroom: the demo page has no inbox yet: " + e.getMessage());
            }
        });
    }
}
