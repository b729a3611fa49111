package io.chatroom.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.local.process.Command;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a person would see it: the whole program, its exit code and its words. */
class CommandsTest {
    @TempDir
    Path data;

    @Test
    void commands_that_need_the_suite_say_so_in_one_sentence() {
        for (List<String> command :
                List.of(List.of("create-admin", "--username", "ada"), List.of("sample-data", "--count", "3"))) {
            Command.Ended ended = chatroom(List.of("CHATROOM_DATA_DIR=" + data), command);
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.output().strip().lines())
                    .containsExactly("chatroom: Chatroom Central is not running on " + data
                            + "; start it with ./chatroom up first.");
        }
    }

    @Test
    void a_wrong_setting_stops_the_start_with_one_sentence() {
        Command.Ended ended = chatroom(List.of("CHATROOM_PORT=eighty", "CHATROOM_DATA_DIR=" + data), List.of("up"));
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output().strip().lines())
                .containsExactly("chatroom: CHATROOM_PORT must be a port number from 1 to 65535, and is 'eighty'.");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_taken_port_stops_the_start_and_leaves_nothing_running() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Command.Ended ended = chatroom(
                    List.of("CHATROOM_PORT=" + taken.getLocalPort(), "CHATROOM_DATA_DIR=" + data, "CHATROOM_PROT=1"),
                    List.of("up"));
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("chatroom: Port " + taken.getLocalPort() + " is in use by another program")
                    .contains(
                            "chatroom: CHATROOM_PROT is not a setting of Chatroom Central; did you mean CHATROOM_PORT?");
            assertThat(data.resolve("postgres/data")).as("nothing was started").doesNotExist();
            assertThat(data.resolve("suite.lock")).isEmptyFile();
        }
    }

    @Test
    void a_wrong_count_is_refused() {
        Command.Ended ended = chatroom(List.of(), List.of("sample-data", "--count", "0"));
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("--count must be from 1 to 1000, and is 0.");
    }

    private static Command.Ended chatroom(List<String> environment, List<String> arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of(
                Command.java(),
                "-Drepo.dir=" + System.getProperty("repo.dir"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.chatroom.local.Main"));
        command.addAll(arguments);
        return Command.run(command, 60);
    }
}
