package io.chatroom.ingest.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A data folder without a service around it. */
public record DataFolderForTests(DataFolder folder) implements AutoCloseable {

    public static DataFolderForTests in(Path path) {
        return new DataFolderForTests(new DataFolder(path));
    }

    @Override
    public void close() throws IOException {
        folder.unlock();
    }
}
