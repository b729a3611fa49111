package io.chatroom.ingest.folder;

import io.chatroom.ingest.settings.IngestSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by one process at a time. What is acknowledged may be nowhere else than in here, so an instance needs a folder of its own,
 * on a disk that outlives it.
 */
@Singleton
public class DataFolder {
    private final Path path;
    private final FileChannel lockFile;

    @Inject
    DataFolder(IngestSettings settings) {
        this(Path.of(settings.ingest().dataDir().orElse("")));
    }

    DataFolder(Path path) {
        this.path = path.toAbsolutePath();
        this.lockFile = lock(this.path);
    }

    /** Right after the settings were looked at: a folder that cannot be used stops the start before anything is read. */
    void claim(@Observes @Priority(2) StartupEvent start) {
        path();
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The share of the disk that is in use, by anybody: 0 to 1. */
    public double diskInUse() {
        try {
            java.nio.file.FileStore disk = Files.getFileStore(path);
            long total = disk.getTotalSpace();
            return total <= 0 ? 0 : 1 - (double) disk.getUsableSpace() / total;
        } catch (IOException e) {
            return 1;
        }
    }

    /** Replaces a file as a whole: after a crash there is the old one or the new one, and never a part. */
    public void replace(String name, byte[] content) throws IOException {
        Path next = path.resolve(name + ".next");
        try (FileChannel file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            java.nio.ByteBuffer left = java.nio.ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
        }
        Files.move(next, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            // the new name is only durable with the folder it stands in
            folder.force(true);
        }
    }

    @PreDestroy
    void unlock() throws IOException {
        lockFile.close();
    }

    private static FileChannel lock(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel file =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new ConfigurationException("Another ingest-service runs on the folder " + path
                        + "; give each instance its own in CHATROOM_INGEST_DATA_DIR.");
            }
            return file;
        } catch (IOException e) {
            throw new ConfigurationException("The folder " + path + " (CHATROOM_INGEST_DATA_DIR) cannot be written to: "
                    + e + ". Acknowledged messages are kept there while Kafka is away.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
