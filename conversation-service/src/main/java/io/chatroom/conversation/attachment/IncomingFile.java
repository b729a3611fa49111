package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file that has come in whole, on the disk beside us: bounded, however slowly it came, and known for what it is by what it holds. Gone
 * when it is closed.
 */
public record IncomingFile(Path path, long size, byte[] sha256, String type) implements Closeable {

    /** @throws ProblemException if it is larger than {@code most} bytes, empty, or of a kind that is not taken */
    public static IncomingFile read(InputStream content, String name, long most) {
        Path file = null;
        boolean taken = false;
        try {
            file = Files.createTempFile("chatroom-upload-", null);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(content, file, digest, most);
            String type = FileType.of(head(file), name)
                    .orElseThrow(
                            () -> new ProblemException(
                                    422,
                                    "file_type_refused",
                                    "Files of this kind are not taken",
                                    "It is no picture, sound, film, document, archive or text that we know. Programs are never taken."));
            taken = true;
            return new IncomingFile(file, size, digest.digest(), type);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot take a file in", e);
        } finally {
            if (!taken && file != null) {
                delete(file);
            }
        }
    }

    private static long copy(InputStream content, Path file, MessageDigest digest, long most) throws IOException {
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new ProblemException(
                            413, "too_large", "The file is too large", "A file may have " + most + " bytes at most.");
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new ProblemException(422, "file_empty", "The file is empty", "Send its bytes as the request's body.");
        }
        return size;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileType.HEAD);
        }
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the system clears its folder of temporary files itself
        }
    }
}
