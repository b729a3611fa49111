package io.chatroom.e2e.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that may or may not be on this machine. */
record Tool(List<String> command) {

    record Answer(int exitCode, String output, String errors) {}

    static Optional<Tool> dockerCompose() {
        return Stream.of(List.of("docker-compose"), List.of("docker", "compose"))
                .map(Tool::new)
                .filter(tool -> tool.works("version"))
                .findFirst();
    }

    static Optional<Tool> kubectl() {
        return Optional.of(new Tool(List.of("kubectl"))).filter(tool -> tool.works("version", "--client"));
    }

    private boolean works(String... arguments) {
        try {
            return run(Map.of(), arguments).exitCode() == 0;
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    /** In the root of the repository, with nothing in its environment but {@code environment} and where to find programs. */
    Answer run(Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(command.stream(), Stream.of(arguments)).toList());
        builder.directory(Repository.ROOT.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (var errors = process.errorReader(UTF_8);
                    var output = process.inputReader(UTF_8)) {
                StringBuilder complaints = new StringBuilder();
                Thread reader = Thread.ofVirtual()
                        .start(() -> errors.lines()
                                .forEach(line -> complaints.append(line).append('\n')));
                String answer = output.readAllAsString();
                reader.join();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " does not end");
                }
                return new Answer(process.exitValue(), answer, complaints.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
