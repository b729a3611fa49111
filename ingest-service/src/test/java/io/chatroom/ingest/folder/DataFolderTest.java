package io.chatroom.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void belongs_to_one_process_at_a_time() throws Exception {
        Path path = parent.resolve("made/when/needed");
        DataFolder first = new DataFolder(path);
        assertThatThrownBy(() -> new DataFolder(path))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Another ingest-service")
                .hasMessageContaining("CHATROOM_INGEST_DATA_DIR");
        first.unlock();
        new DataFolder(path).unlock();
    }

    @Test
    void one_that_cannot_be_made_is_named_in_one_sentence() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> new DataFolder(file.resolve("below")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("CHATROOM_INGEST_DATA_DIR");
    }

    @Test
    void replaces_a_file_as_a_whole_and_sees_how_full_the_disk_is() throws Exception {
        DataFolder folder = new DataFolder(parent);
        folder.replace("f", "one".getBytes(StandardCharsets.UTF_8));
        folder.replace("f", "two".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(folder.resolve("f"))).isEqualTo("two");
        assertThat(folder.diskInUse()).isBetween(0.0, 1.0);
        folder.unlock();
    }
}
