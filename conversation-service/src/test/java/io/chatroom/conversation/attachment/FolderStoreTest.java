package io.chatroom.conversation.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.Ids;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void what_is_kept_is_there_until_it_is_forgotten() throws Exception {
        FolderStore store = new FolderStore(folder);
        UUID id = Ids.next();
        Path file = Files.writeString(elsewhere.resolve("upload"), "held");
        store.keep(id, file);
        store.keep(id, file);
        try (var content = store.open(id)) {
            assertThat(content).hasContent("held");
        }
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(1);
        }
        store.forget(id);
        store.forget(id);
        assertThatThrownBy(() -> store.open(id)).isInstanceOf(NoSuchFileException.class);
    }
}
