package io.chatroom.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where things are in the checked-out repository. */
public record Checkout(Path root) {

    /** The system property {@code repo.dir}, or else the nearest folder upwards that is the repository. */
    public static Checkout find() {
        String given = System.getProperty("repo.dir");
        Path from = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
        for (@Nullable Path dir = from; dir != null; dir = dir.getParent()) {
            if (Files.isRegularFile(dir.resolve("local/pom.xml"))) {
                return new Checkout(dir);
            }
        }
        throw new IllegalStateException("no checkout of Chatroom Central at or above " + from
                + "; run from inside it, or set the system property repo.dir");
    }

    /** The jars {@code local} runs from, Kafka's among them. */
    public Path lib() {
        return root.resolve("local/target/lib");
    }

    public Path localClasses() {
        return root.resolve("local/target/classes");
    }

    public Path serviceJar(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public Path adminUi() {
        return root.resolve("admin-ui/target/classes/META-INF/resources");
    }

    public Path widget() {
        return root.resolve("widget/target/classes/META-INF/resources");
    }
}
