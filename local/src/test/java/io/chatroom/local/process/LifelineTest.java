package io.chatroom.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifelineTest {

    /** Runs in a JVM of its own, which is killed. */
    static final class Parent {
        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws Exception {
            Path directory = Path.of(args[0]);
            Lifeline.remove(directory.resolve("data"));
            Process ended = Command.start(List.of("true"), Map.of(), directory, directory.resolve("log"));
            ended.waitFor();
            Lifeline.forget(ended.pid());
            Process child = Command.start(List.of("sleep", "600"), Map.of(), directory, directory.resolve("log"));
            Process byFile = new ProcessBuilder("sleep", "600").start();
            Files.writeString(directory.resolve("pid"), byFile.pid() + "\nmore\n");
            Lifeline.watch(directory.resolve("pid"), "INT");
            System.out.println(child.pid() + " " + byFile.pid());
            Thread.sleep(600_000);
        }
    }

    @Test
    void ends_children_and_deletes_their_data_when_the_parent_is_killed(@TempDir Path directory) throws Exception {
        Path folder = Files.createDirectory(directory.resolve("with a space"));
        Files.createDirectories(folder.resolve("data/deeper"));
        Process parent = new ProcessBuilder(
                        Command.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8)).readLine();
        List<Long> children =
                List.of(line.split(" ")).stream().map(Long::valueOf).toList();
        assertThat(children).allMatch(Pids::isAlive);

        parent.destroyForcibly().waitFor();

        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (Files.exists(folder.resolve("data")) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(children).noneMatch(Pids::isAlive);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_child_does_not_hear_the_ctrl_c_of_the_terminal(@TempDir Path directory) throws Exception {
        Process child = Command.start(List.of("sleep", "600"), Map.of(), directory, directory.resolve("log"));
        Thread.sleep(200);
        Pids.signal(child.pid(), "INT");
        Thread.sleep(200);
        assertThat(child.isAlive()).isTrue();
        Pids.stop(child.pid(), "TERM", Duration.ofSeconds(5));
        assertThat(Pids.isAlive(child.pid())).isFalse();
    }

    @Test
    void a_child_gets_no_settings_but_those_it_is_given(@TempDir Path directory) throws Exception {
        Process child = Command.start(
                List.of("/bin/sh", "-c", "env | grep ^CHATROOM_"),
                Map.of("CHATROOM_PUBLIC_URL", "http://x"),
                directory,
                directory.resolve("log"));
        child.waitFor();
        assertThat(directory.resolve("log")).hasContent("CHATROOM_PUBLIC_URL=http://x");
    }

    @Test
    void what_ignores_its_signal_is_killed(@TempDir Path directory) throws Exception {
        Process child = Command.start(
                List.of("/bin/sh", "-c", "trap '' TERM; while true; do sleep 0.1; done"),
                Map.of(),
                directory,
                directory.resolve("log"));
        Thread.sleep(200);
        Pids.stop(child.pid(), "TERM", Duration.ofMillis(300));
        assertThat(Pids.isAlive(child.pid())).isFalse();
    }

    @Test
    void a_process_id_of_another_program_is_not_ours() {
        long self = ProcessHandle.current().pid();
        assertThat(Pids.isAlive(self, "java")).isTrue();
        assertThat(Pids.isAlive(self, "quarkus-run.jar of ours")).isFalse();
    }
}
