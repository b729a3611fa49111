package io.chatroom.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.Ids;
import io.chatroom.ingest.spool.Spool.Entry;
import io.chatroom.ingest.spool.Spool.NotKept;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final UUID INBOX = Ids.next();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Spool.Limits AMPLE = new Spool.Limits(1 << 30, 1);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("spool");
    }

    private Spool open() {
        return Spool.in(file(), AMPLE, () -> 0);
    }

    @Test
    void gives_back_what_was_kept_as_it_was_and_in_order() throws NotKept {
        try (Spool spool = open()) {
            SpooledRecord first = new SpooledRecord(
                    INBOX,
                    Instant.parse("2026-03-04T10:00:00.123Z"),
                    INBOX + ":zażółć",
                    Map.of("ce_id", "1", "ce_source", "/ingest-service"),
                    new byte[] {0, 1, -1});
            spool.append(List.of(first), PATIENCE);
            spool.append(List.of(record("k", "2"), record("k", "3")), PATIENCE);

            List<Entry> entries = spool.first(10, 1 << 20);

            assertThat(entries.getFirst().record()).usingRecursiveComparison().isEqualTo(first);
            assertThat(payloads(entries).subList(1, 3)).containsExactly("2", "3");
            assertThat(spool.count()).isEqualTo(3);
            assertThat(spool.oldest()).isEqualTo(first.since());
        }
    }

    @Test
    void holds_a_key_until_its_last_record_is_gone_over_restarts_too() throws NotKept {
        try (Spool spool = open()) {
            spool.append(List.of(record("k", "1"), record("k", "2")), PATIENCE);
        }
        try (Spool spool = open()) {
            assertThat(spool.holds("k")).isTrue();
            assertThat(spool.countByInbox()).containsEntry(INBOX, 2L);
            spool.remove(spool.first(1, 1));
            assertThat(spool.holds("k")).isTrue();
            spool.remove(spool.first(1, 1));
            assertThat(spool.holds("k")).isFalse();
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
            assertThat(spool.countByInbox()).containsEntry(INBOX, 0L);
        }
        try (Spool spool = open()) {
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    @Test
    void what_was_acknowledged_survives_a_tail_that_is_torn_off_anywhere_behind_it() throws Exception {
        long acknowledged;
        try (Spool spool = open()) {
            for (int i = 0; i < 50; i++) {
                spool.append(List.of(record("k", Integer.toString(i))), PATIENCE);
            }
            acknowledged = Files.size(file());
            spool.append(List.of(record("k", "x".repeat(20_000))), PATIENCE);
        }
        byte[] whole = Files.readAllBytes(file());
        assertThat((long) whole.length).isGreaterThan(acknowledged);
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            long end = acknowledged + random.nextLong(whole.length - acknowledged);
            Files.write(file(), java.util.Arrays.copyOf(whole, (int) end));
            try (Spool spool = open()) {
                assertThat(payloads(spool.first(50, 1 << 20)))
                        .as("cut at %d of %d", end, whole.length)
                        .containsExactlyElementsOf(IntStream.range(0, 50)
                                .mapToObj(Integer::toString)
                                .toList());
                spool.append(List.of(record("k", "after")), PATIENCE);
                assertThat(payloads(spool.first(99, 1 << 20))).contains("after");
            }
        }
    }

    @Test
    void a_record_that_rotted_on_disk_is_dropped_and_the_others_are_sent() throws Exception {
        try (Spool spool = open()) {
            spool.append(List.of(record("k", "before"), record("k", "ROTTEN"), record("k", "behind")), PATIENCE);
        }
        replaceInFile("ROTTEN", "ROTTEM");
        try (Spool spool = open()) {
            List<Entry> entries = spool.first(10, 1 << 20);
            assertThat(payloads(entries)).containsExactly("before", "behind");
            spool.remove(entries);
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.holds("k")).isFalse();
        }
    }

    @Test
    void refuses_what_does_not_fit_any_more_and_takes_again_when_there_is_room() throws NotKept {
        try (Spool spool = Spool.in(file(), new Spool.Limits(2_000, 1), () -> 0)) {
            spool.append(List.of(record("a", "x".repeat(1_500))), PATIENCE);

            assertThatThrownBy(() -> spool.append(List.of(record("b", "x".repeat(1_500))), PATIENCE))
                    .isInstanceOf(NotKept.class)
                    .hasMessageContaining("full");
            assertThat(spool.holds("b")).isFalse();
            assertThat(spool.count()).isEqualTo(1);

            spool.remove(spool.first(1, 1));
            spool.append(List.of(record("b", "x".repeat(1_500))), PATIENCE);
            assertThat(spool.count()).isEqualTo(1);
        }
    }

    @Test
    void refuses_everything_while_the_disk_is_full_whoever_fills_it() throws NotKept {
        double[] inUse = {0.95};
        try (Spool spool = Spool.in(file(), new Spool.Limits(1 << 30, 0.9), () -> inUse[0])) {
            assertThatThrownBy(() -> spool.append(List.of(record("a", "1")), PATIENCE))
                    .isInstanceOf(NotKept.class);
            inUse[0] = 0.5;
            spool.append(List.of(record("a", "1")), PATIENCE);
            assertThat(spool.count()).isEqualTo(1);
        }
    }

    @Test
    void many_at_once_lose_nothing_and_keep_their_own_order() throws Exception {
        int writers = 40;
        try (Spool spool = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String key = "key " + writer;
                all.add(() -> {
                    for (int i = 0; i < 25; i++) {
                        spool.append(List.of(record(key, Integer.toString(i))), PATIENCE);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
            List<Entry> entries = spool.first(10_000, 1 << 30);
            for (int writer = 0; writer < writers; writer++) {
                String key = "key " + writer;
                assertThat(payloads(entries.stream()
                                .filter(entry -> entry.record().key().equals(key))
                                .toList()))
                        .containsExactlyElementsOf(IntStream.range(0, 25)
                                .mapToObj(Integer::toString)
                                .toList());
            }
            assertThat(spool.count()).isEqualTo(writers * 25L);
        }
    }

    @Test
    void an_empty_spool_gives_its_disk_space_back() throws Exception {
        try (Spool spool = open()) {
            byte[] noise = new byte[1 << 20];
            new Random(3).nextBytes(noise);
            for (int i = 0; i < 70; i++) {
                spool.append(
                        List.of(new SpooledRecord(INBOX, Instant.now(), "k", Map.of(), noise)), Duration.ofMinutes(1));
            }
            assertThat(Files.size(file())).isGreaterThan(64L << 20);
            while (!spool.isEmpty()) {
                spool.remove(spool.first(100, 8 << 20));
            }
            assertThat(Files.size(file())).isLessThan(1 << 20);
            spool.append(List.of(record("k", "again")), PATIENCE);
            assertThat(payloads(spool.first(1, 1))).containsExactly("again");
        }
    }

    private static SpooledRecord record(String key, String payload) {
        return new SpooledRecord(
                INBOX, Instant.now(), key, Map.of("ce_id", "x"), payload.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> payloads(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new String(entry.record().payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private void replaceInFile(String what, String with) throws IOException {
        byte[] content = Files.readAllBytes(file());
        int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(what);
        assertThat(at).isPositive();
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(at);
            raw.write(with.getBytes(StandardCharsets.UTF_8));
        }
    }
}
