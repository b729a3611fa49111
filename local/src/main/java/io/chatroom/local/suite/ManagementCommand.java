package io.chatroom.local.suite;

import io.chatroom.local.Checkout;
import io.chatroom.local.Trouble;
import io.chatroom.local.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** conversation-service as a command: the same jar, run to the end on the running database. */
public final class ManagementCommand {
    private final Path workingDirectory;
    private final Map<String, String> environment;

    ManagementCommand(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = environment;
    }

    /** With our own input and output; the exit status. */
    public int runHere(String... arguments) {
        try {
            return builder(arguments).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start conversation-service", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** A token for {@code minutes}, as {@code username}. @throws Trouble with what the command said, if it gives none */
    public String issueToken(String username, String name, int minutes) {
        try {
            Path complaints = Files.createTempFile(workingDirectory, "issue-token", ".log");
            try {
                Process process = builder(
                                "issue-token",
                                "--username",
                                username,
                                "--name",
                                name,
                                "--minutes",
                                Integer.toString(minutes))
                        .redirectError(complaints.toFile())
                        .start();
                process.getOutputStream().close();
                String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (process.waitFor() != 0 || token.isEmpty()) {
                    throw new Trouble("No token for " + username + ": "
                            + Files.readString(complaints).strip());
                }
                return token.lines().toList().getLast();
            } finally {
                Files.deleteIfExists(complaints);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start conversation-service", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        Path jar = Checkout.find().serviceJar(Service.CONVERSATION.folder());
        if (!Files.isRegularFile(jar)) {
            throw new Trouble("conversation-service has not been built; run ./chatroom up first.");
        }
        List<String> command = new ArrayList<>(List.of(
                Command.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CHATROOM_"));
        builder.environment().putAll(SuiteEnvironment.forService(Service.CONVERSATION, environment, 0, 0));
        return builder;
    }
}
