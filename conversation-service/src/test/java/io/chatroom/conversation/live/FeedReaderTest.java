package io.chatroom.conversation.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.live.FeedReader.Resume;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private final FeedBuffer buffer = new FeedBuffer(10, 1_000);
    private final AtomicBoolean disconnected = new AtomicBoolean();

    /** What a client received; it has room for as many events as it was given. */
    private static class Client implements Flow.Subscriber<OutboundSseEvent> {
        final List<String> received = new ArrayList<>();
        boolean ended;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(OutboundSseEvent event) {
            String what = event.getName() == null ? ":" + event.getComment() : event.getName();
            received.add(event.getId() == null ? what : what + "@" + event.getId());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }

    private final Client client = new Client();

    private FeedReader reader(@Nullable String lastEventId) {
        FeedReader reader = new FeedReader(
                buffer,
                new Resume(lastEventId),
                entry -> entry.type().equals("hidden") ? Optional.empty() : Optional.of(entry.json()),
                new SseImpl(),
                client,
                () -> disconnected.set(true));
        buffer.watch(reader);
        return reader;
    }

    private void begun(long offset) {
        buffer.beginAt(offset);
        buffer.markReady();
    }

    private void append(long... offsets) {
        for (long offset : offsets) {
            buffer.append(new FeedEntry(offset, "e", new UUID(0, 1), new UUID(0, 2), "{}"));
        }
        buffer.wake();
    }

    private void hidden(long offset) {
        buffer.append(new FeedEntry(offset, "hidden", new UUID(0, 1), new UUID(0, 2), "{}"));
        buffer.wake();
    }

    @Test
    void a_new_client_is_told_its_place_at_once_and_sees_what_comes_after() {
        begun(5);
        append(5, 6);
        reader(null).request(100);
        append(7, 8);

        assertThat(client.received).containsExactly(":connected@6", "e@7", "e@8");
    }

    @Test
    void a_client_that_comes_before_the_feed_is_read_waits_for_now() {
        reader(null).request(100);
        buffer.beginAt(5);
        append(5, 6);
        assertThat(client.received).isEmpty();

        buffer.markReady();
        append(7);

        assertThat(client.received).containsExactly(":connected@6", "e@7");
    }

    @Test
    void resuming_has_no_gap_and_no_duplicate_also_over_offsets_that_do_not_exist() {
        begun(5);
        append(5, 6, 9, 10);
        reader("7").request(100);
        append(11);

        assertThat(client.received).containsExactly(":resumed@7", "e@9", "e@10", "e@11");
    }

    @Test
    void resuming_right_before_the_oldest_is_exact_and_one_earlier_is_a_reset() {
        begun(100);
        append(LongStream.range(100, 115).toArray());

        reader("104").request(1);
        assertThat(client.received).containsExactly(":resumed@104");

        client.received.clear();
        reader("103").request(100);
        append(115);
        assertThat(client.received).containsExactly("reset@114", "e@115");
    }

    @Test
    void what_is_no_cursor_of_ours_is_a_reset() {
        begun(0);
        append(0);
        reader("yesterday").request(100);
        append(1);

        assertThat(client.received).containsExactly("reset@0", "e@1");
    }

    @Test
    void the_bound_counts_characters_too() {
        begun(0);
        buffer.append(new FeedEntry(0, "e", null, new UUID(0, 2), "x".repeat(600)));
        buffer.append(new FeedEntry(1, "e", null, new UUID(0, 2), "x".repeat(600)));
        reader("-1").request(100);

        assertThat(client.received).containsExactly("reset@1");
    }

    @Test
    void a_client_that_was_ahead_on_another_replica_is_not_told_twice() {
        begun(0);
        append(0, 1);
        reader("3").request(100);
        append(2, 3, 4);

        assertThat(client.received).containsExactly(":resumed@3", "e@4");
    }

    @Test
    void a_client_gets_only_what_it_has_room_for() {
        begun(0);
        FeedReader reader = reader(null);
        reader.request(2);
        append(0, 1, 2);
        assertThat(client.received).containsExactly(":connected@-1", "e@0");

        reader.request(1);
        assertThat(client.received).containsExactly(":connected@-1", "e@0", "e@1");
    }

    @Test
    void a_client_that_fell_behind_the_buffer_is_disconnected_and_not_given_a_gap() {
        begun(0);
        FeedReader reader = reader(null);
        reader.request(2);
        append(0);
        append(LongStream.range(1, 30).toArray());
        reader.request(5);

        assertThat(client.received).containsExactly(":connected@-1", "e@0");
        assertThat(disconnected).isTrue();
        assertThat(buffer.watchers()).isZero();
    }

    @Test
    void a_client_without_room_is_slow_and_one_that_waits_for_news_is_not() {
        begun(0);
        FeedReader reader = reader(null);
        reader.request(1);
        assertThat(reader.slowerThan(Duration.ZERO)).isTrue();

        reader.request(1);
        assertThat(reader.slowerThan(Duration.ZERO)).isFalse();
    }

    @Test
    void a_heartbeat_moves_the_cursor_over_what_the_client_may_not_see() {
        begun(0);
        FeedReader reader = reader(null);
        reader.request(100);
        hidden(0);
        hidden(1);
        reader.beat();

        assertThat(client.received).containsExactly(":connected@-1", ":heartbeat@1");
    }

    @Test
    void a_feed_that_was_lost_resets_whoever_stood_in_it() {
        begun(50);
        append(50);
        reader(null).request(100);
        buffer.beginAt(3);
        append(3);

        assertThat(client.received).containsExactly(":connected@50", "reset@2", "e@3");
    }

    @Test
    void a_finished_stream_ends_in_order_and_hears_nothing_more() {
        begun(0);
        FeedReader reader = reader(null);
        reader.request(100);
        reader.finish();
        append(0);

        assertThat(client.ended).isTrue();
        assertThat(client.received).containsExactly(":connected@-1");
        assertThat(disconnected).isFalse();
    }

    @Test
    void readers_on_many_threads_see_every_event_once_while_the_tail_writes() throws Exception {
        FeedBuffer large = new FeedBuffer(5_000, 1_000_000);
        large.beginAt(0);
        large.markReady();
        List<AtomicLong> seen = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<FeedReader> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            AtomicLong next = new AtomicLong();
            seen.add(next);
            Flow.Subscriber<OutboundSseEvent> strict = new Client() {
                @Override
                public void onNext(OutboundSseEvent event) {
                    if (event.getName() != null && !next.compareAndSet(Long.parseLong(event.getId()), next.get() + 1)) {
                        throw new AssertionError("expected " + next + " and got " + event.getId());
                    }
                }
            };
            FeedReader reader =
                    new FeedReader(large, new Resume("-1"), e -> Optional.of("{}"), new SseImpl(), strict, () -> {});
            large.watch(reader);
            readers.add(reader);
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 4_001; n++) {
                    reader.request(1);
                }
            }));
        }
        for (long offset = 0; offset < 4_000; offset++) {
            large.append(new FeedEntry(offset, "e", null, new UUID(0, 2), "{}"));
            large.wake();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(seen).allSatisfy(next -> assertThat(next).hasValue(4_000));
    }

    private static Moment moment(String about, Duration time) {
        return Moment.lasting(time, "m", new UUID(0, 1), new UUID(0, 2), about, "{}");
    }

    @Test
    void a_moment_is_told_without_an_id_and_leaves_the_cursor_where_it_was() {
        begun(5);
        FeedReader reader = reader(null);
        reader.request(100);
        append(5);
        reader.tell(moment("a", Duration.ofMinutes(1)));
        reader.beat();

        assertThat(client.received).containsExactly(":connected@4", "e@5", "m", ":heartbeat@5");
    }

    @Test
    void of_moments_that_wait_only_the_latest_about_the_same_is_told_and_none_that_is_over() {
        begun(5);
        FeedReader reader = reader(null);
        reader.request(1);
        reader.tell(moment("a", Duration.ofMinutes(1)));
        reader.tell(moment("b", Duration.ofMinutes(1)));
        reader.tell(moment("a", Duration.ofMinutes(1)));
        reader.tell(moment("c", Duration.ofSeconds(-1)));
        reader.request(100);

        assertThat(client.received).containsExactly(":connected@4", "m", "m");
    }

    @Test
    void who_reads_no_moments_is_disconnected_rather_than_left_with_what_is_over() {
        begun(5);
        FeedReader reader = reader(null);
        reader.request(1);
        for (int i = 0; i <= 256; i++) {
            reader.tell(moment("about " + i, Duration.ofMinutes(1)));
        }

        assertThat(disconnected).isTrue();
    }
}
