package io.chatroom.local.suite;

import io.chatroom.local.process.Pids;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;

/** A note of what runs, for other commands on the same data directory, and for the next start if this one is killed. */
public final class RunningParts {
    private static final String GATEWAY = "gateway.port";

    private final Path file;

    RunningParts(Path file) {
        this.file = file;
    }

    public static RunningParts of(Path dataDirectory) {
        return new RunningParts(dataDirectory.resolve("running.properties"));
    }

    /** Of the suite that runs now, if one does. */
    public OptionalInt gatewayPort() {
        String port = read().getProperty(GATEWAY);
        return port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    }

    /** The services' processes that are still there; ids that belong to other programs by now are not. */
    Map<Service, Long> alive() {
        Properties noted = read();
        Map<Service, Long> alive = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String pid = noted.getProperty(service.folder());
            if (pid != null && Pids.isAlive(Long.parseLong(pid), service.folder() + "/target/")) {
                alive.put(service, Long.parseLong(pid));
            }
        }
        return alive;
    }

    void note(int gatewayPort, Map<Service, ServiceProcess> services) {
        Properties now = new Properties();
        now.setProperty(GATEWAY, Integer.toString(gatewayPort));
        services.forEach((service, process) -> {
            OptionalLong pid = process.pid();
            pid.ifPresent(running -> now.setProperty(service.folder(), Long.toString(running)));
        });
        write(now);
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private synchronized void write(Properties properties) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(half)) {
                properties.store(writer, null);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Properties read() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return properties;
    }
}
