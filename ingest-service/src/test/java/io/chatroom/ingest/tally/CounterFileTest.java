package io.chatroom.ingest.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterFileTest {
    private static final UUID INSTANCE = Ids.next();

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("counts");
    }

    @Test
    void counts_on_where_a_process_that_never_closed_it_stopped() throws Exception {
        UUID inbox = Ids.next();
        // not closed, as by a kill: what another mapping of the file sees is what the kernel keeps
        CounterFile killed = CounterFile.open(file(), INSTANCE);
        killed.add(inbox, 3, 1);
        killed.add(inbox, 1, 0);

        try (CounterFile next = CounterFile.open(file(), Ids.next())) {
            assertThat(next.instanceId()).isEqualTo(INSTANCE);
            assertThat(next.counts()).containsEntry(inbox, new CounterFile.Counts(4, 1));
            next.add(inbox, 1, 0);
            assertThat(next.counts()).containsEntry(inbox, new CounterFile.Counts(5, 1));
        }
        killed.close();
    }

    @Test
    void has_room_for_many_inboxes() throws Exception {
        List<UUID> inboxes = Stream.generate(Ids::next).limit(5_000).toList();
        try (CounterFile counters = CounterFile.open(file(), INSTANCE)) {
            inboxes.forEach(inbox -> counters.add(inbox, 1, 0));
        }
        try (CounterFile counters = CounterFile.open(file(), INSTANCE)) {
            assertThat(counters.counts()).hasSize(5_000).containsOnlyKeys(inboxes);
        }
    }

    @Test
    void many_threads_lose_no_count() throws Exception {
        UUID inbox = Ids.next();
        try (CounterFile counters = CounterFile.open(file(), INSTANCE);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Void> thousand = () -> {
                IntStream.range(0, 1_000).forEach(_ -> counters.add(inbox, 1, 0));
                return null;
            };
            for (var done : threads.invokeAll(java.util.Collections.nCopies(8, thousand))) {
                done.get();
            }
            assertThat(counters.counts()).containsEntry(inbox, new CounterFile.Counts(8_000, 0));
        }
    }

    @Test
    void what_is_no_file_of_counts_begins_anew() throws Exception {
        Files.write(file(), new byte[] {1, 2, 3});
        try (CounterFile counters = CounterFile.open(file(), INSTANCE)) {
            assertThat(counters.instanceId()).isEqualTo(INSTANCE);
            assertThat(counters.counts()).isEmpty();
        }
    }
}
