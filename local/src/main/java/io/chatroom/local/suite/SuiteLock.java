package io.chatroom.local.suite;

import io.chatroom.local.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One suite per data directory. The operating system holds the lock, so it cannot outlive its process; the process id in the file
 * is for people, and tells the next start that the last one did not end cleanly.
 */
final class SuiteLock implements AutoCloseable {
    private final FileChannel channel;
    private final Optional<String> crashed;

    private SuiteLock(FileChannel channel, Optional<String> crashed) {
        this.channel = channel;
        this.crashed = crashed;
    }

    /** @throws Trouble if another suite runs on this directory */
    static SuiteLock on(Path dataDirectory) {
        Path file = dataDirectory.resolve("suite.lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            String holder = read(channel);
            if (!lock(channel)) {
                channel.close();
                throw new Trouble("Chatroom Central runs on " + dataDirectory + " already"
                        + (holder.isEmpty() ? "" : " (process " + holder + ")")
                        + "; stop it first, or set CHATROOM_DATA_DIR to another folder.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return new SuiteLock(channel, Optional.of(holder).filter(pid -> !pid.isEmpty()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file, e);
        }
    }

    /** The process id of the last suite, if it ended without stopping its parts. */
    Optional<String> crashed() {
        return crashed;
    }

    @Override
    public void close() {
        try (channel) {
            if (channel.isOpen()) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock", e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        channel.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
    }
}
