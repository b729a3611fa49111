package io.chatroom.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.local.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLockTest {

    @Test
    void one_suite_per_data_directory(@TempDir Path directory) {
        try (SuiteLock first = SuiteLock.on(directory)) {
            assertThat(first.crashed()).isEmpty();
            assertThatThrownBy(() -> SuiteLock.on(directory))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("CHATROOM_DATA_DIR");
        }
        try (SuiteLock next = SuiteLock.on(directory)) {
            assertThat(next.crashed()).as("the first one ended cleanly").isEmpty();
        }
    }

    @Test
    void a_lock_left_by_a_killed_suite_is_taken_over_and_told(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("suite.lock"), "4242424");
        try (SuiteLock lock = SuiteLock.on(directory)) {
            assertThat(lock.crashed()).contains("4242424");
        }
    }
}
