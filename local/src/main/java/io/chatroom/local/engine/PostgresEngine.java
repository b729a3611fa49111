package io.chatroom.local.engine;

import io.chatroom.local.Trouble;
import io.chatroom.local.process.Command;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.process.Lifeline;
import io.chatroom.local.process.Pids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A real PostgreSQL 18 as a process of its own, on the loopback address. The roles {@code conversation} and {@code delivery}
 * each own a database of that name; every way in asks for a password, from the first moment on. All state is in the directory,
 * so two engines on the same directory are handles of the same server.
 */
public final class PostgresEngine {
    public static final List<String> DATABASES = List.of("conversation", "delivery");
    private static final String SUPERUSER = "postgres";

    private final Path directory;
    private final Path data;
    private final Secrets secrets;
    private final boolean durable;

    private PostgresEngine(Path directory, Secrets secrets, boolean durable) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.secrets = secrets;
        this.durable = durable;
    }

    /** The data survives a power cut. */
    public static PostgresEngine keptIn(Path directory, Secrets secrets) {
        return new PostgresEngine(Directories.ownersOnly(directory), secrets, true);
    }

    /** For tests: faster, and gone with this JVM. */
    public static PostgresEngine temporary() {
        Path directory = Directories.temporary("chatroom-postgres");
        Lifeline.remove(directory);
        return forTests(directory);
    }

    static PostgresEngine forTests(Path directory) {
        return new PostgresEngine(
                Directories.ownersOnly(directory), Secrets.keptIn(directory.resolve("secrets.properties")), false);
    }

    /** Returns when it answers. A server that runs on this directory already is an error. */
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException("PostgreSQL runs on " + data + " already");
        }
        Path home = PostgresBinaries.unpacked();
        boolean first = !Files.exists(ready());
        if (first) {
            Directories.delete(data);
            initialise(home);
        }
        forgetKilledServer();
        launch(home);
        if (first) {
            createDatabases();
        }
    }

    public void stop() {
        pid().ifPresent(pid -> Pids.stop(pid, "INT", Duration.ofSeconds(20)));
    }

    /** As a power cut would. */
    public void kill() {
        pid().ifPresent(pid -> {
            List<Long> all = new ArrayList<>(List.of(pid));
            ProcessHandle.of(pid).ifPresent(server -> server.descendants().forEach(each -> all.add(each.pid())));
            all.forEach(each -> Pids.stop(each, "KILL", Duration.ofSeconds(5)));
        });
    }

    public boolean isRunning() {
        return pid().isPresent();
    }

    /** Of the server on this directory, if it runs. */
    public OptionalLong pid() {
        try {
            if (!Files.exists(pidFile())) {
                return OptionalLong.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
            return Pids.isAlive(pid, data.toString()) ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    /** The same from start to start, unless somebody else has taken it meanwhile. */
    public int port() {
        try {
            return Integer.parseInt(Files.readString(portFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL has not been started on " + directory, e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Of the role that owns the database of the same name. */
    public String password(String role) {
        return secrets.password("postgres-" + role);
    }

    public Path log() {
        return directory.resolve("postgres.log");
    }

    private void initialise(Path home) {
        Path passwordFile = directory.resolve("superuser.password");
        try {
            Files.writeString(passwordFile, password(SUPERUSER));
            // text search splits words by the system's character classes, so those must know Unicode; order is the same
            // everywhere
            String characters =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "en_US.UTF-8" : "C.UTF-8";
            run(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--lc-ctype=" + characters,
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions",
                    "--no-sync"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private void launch(Path home) {
        int port = FreePort.preferably(Files.exists(portFile()) ? port() : 0);
        try {
            Files.writeString(portFile(), Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1", "port=" + port, "unix_socket_directories=", "max_connections=200"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        Lifeline.watch(pidFile(), "INT");
        // pg_ctl gives the server a session of its own: a Ctrl-C in our terminal does not reach it
        run(List.of(
                home.resolve("bin/pg_ctl").toString(),
                "start",
                "--wait",
                "--timeout=60",
                "--silent",
                "--pgdata=" + data,
                "--log=" + log(),
                "--options=-c " + String.join(" -c ", settings)));
    }

    /** PostgreSQL sees by itself that the last server was killed, but for one that is still a zombie. */
    private void forgetKilledServer() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + data, e);
        }
    }

    private void createDatabases() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, password(SUPERUSER));
                Statement statement = connection.createStatement()) {
            for (String name : DATABASES) {
                statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password(name) + "'");
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
            Files.writeString(ready(), "");
        } catch (SQLException e) {
            throw new Trouble("PostgreSQL does not take its databases; see " + log() + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private void run(List<String> command) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(command);
        Command.Ended ended = Command.run(whole, 90);
        if (ended.status() != 0) {
            throw new Trouble("PostgreSQL does not start: " + ended.output().strip()
                    + (Files.exists(log()) ? " (see " + log() + ")" : ""));
        }
    }

    /** Exists once the databases are there: a start that was cut off before is begun again. */
    private Path ready() {
        return directory.resolve("ready");
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Path portFile() {
        return directory.resolve("port");
    }
}
