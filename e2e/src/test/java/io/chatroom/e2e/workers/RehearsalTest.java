package io.chatroom.e2e.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.local.suite.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image is built where there is no engine, and its service has to start all the same. */
class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void every_service_starts_without_engines_or_settings_and_ends_by_itself() {
        List<WorkerProcess> started = Stream.of(Service.values())
                .map(service -> WorkerProcess.launch(
                        service.folder(),
                        List.of("-XX:TieredStopAtLevel=1", "-Dquarkus.profile=rehearsal"),
                        Map.of(),
                        folder,
                        service.folder()))
                .toList();

        started.forEach(process -> {
            try (process) {
                assertThat(process.awaitEnd()).as(process.log().toString()).isZero();
                assertThat(process.log()).content().doesNotContain("Exception");
            }
        });
    }
}
