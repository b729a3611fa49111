package io.chatroom.local.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords and keys, made on first use and kept in a file that only its owner can read. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    public static Secrets keptIn(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return secrets;
    }

    /** 32 characters that need no quoting anywhere; the same again for the same name. */
    public String password(String name) {
        return value(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
    }

    /** For {@code CHATROOM_ENCRYPTION_KEY}. */
    public String encryptionKey() {
        return value("encryption-key", () -> "k1:" + Base64.getEncoder().encodeToString(bytes(32)));
    }

    public synchronized void forget(String name) {
        if (values.remove(name) != null) {
            save();
        }
    }

    private synchronized String value(String name, java.util.function.Supplier<String> fresh) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        String made = fresh.get();
        values.setProperty(name, made);
        save();
        return made;
    }

    private void save() {
        try {
            Path half = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "secrets",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(half)) {
                values.store(writer, "Made on first start. Whoever has this file has the data.");
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
