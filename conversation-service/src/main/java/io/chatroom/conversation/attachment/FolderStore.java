package io.chatroom.conversation.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A folder that all replicas see. A file is written aside, forced to the disk, and then given its name: it is there whole, or not. */
final class FolderStore implements AttachmentStore {
    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(UUID id, Path content) throws IOException {
        Path parent = Files.createDirectories(drawer(id));
        Path aside = aside(id);
        Files.copy(content, aside, StandardCopyOption.REPLACE_EXISTING);
        force(aside, StandardOpenOption.WRITE);
        Files.move(aside, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        FileChannel channel = FileChannel.open(file(id), StandardOpenOption.READ);
        return new FirstBytes(Channels.newInputStream(channel.position(from)), length);
    }

    @Override
    public void forget(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
        Files.deleteIfExists(aside(id));
    }

    private Path file(UUID id) {
        return drawer(id).resolve(id.toString());
    }

    private Path aside(UUID id) {
        return drawer(id).resolve(id + ".part");
    }

    /** By the end of the id: its beginning is the time, and the same for all files of a day. */
    private Path drawer(UUID id) {
        String name = id.toString();
        return folder.resolve(name.substring(name.length() - 2));
    }
}
