package io.chatroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.local.process.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As a person would see it: the whole program, its exit code and its words. */
class CommandsTest {

    @Test
    void help_tells_every_command() {
        Command.Ended ended = chatroom("--help");
        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("chaos", "bench");
        assertThat(chatroom("chaos", "ingest", "--help").output()).contains("--seconds", "--scale", "--seed", "--keep");
    }

    @Test
    void a_length_that_makes_no_sense_is_refused_before_anything_is_started() {
        for (List<String> wrong :
                List.of(List.of("--seconds", "1"), List.of("--scale", "0"), List.of("--scale", "1000"))) {
            List<String> arguments = new ArrayList<>(List.of("chaos", "ingest"));
            arguments.addAll(wrong);
            Command.Ended ended = chatroom(arguments.toArray(String[]::new));
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.output().strip().lines())
                    .containsExactly(
                            "chatroom: --seconds must be from 20 to 86400, and --scale above 0 and at most 20.");
        }
        assertThat(chatroom("bench", "store", "--records", "1").status()).isEqualTo(2);
    }

    @Test
    void platforms_are_measured() {
        Command.Ended ended = chatroom("bench", "platforms", "--rounds", "1", "--millis", "50");
        assertThat(ended.status()).isZero();
        assertThat(ended.output())
                .containsPattern(
                        "verified-and-normalised-webhook \\d+ /s \\(limit \\d+, ratio [\\d.]+, aim >= 100000 /s\\)");
    }

    private static Command.Ended chatroom(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Command.java(),
                "-Drepo.dir=" + System.getProperty("repo.dir"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return Command.run(command, 120);
    }
}
