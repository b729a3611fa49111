package io.chatroom.conversation.live;

import io.chatroom.conversation.live.FeedBuffer.Cursor;
import io.chatroom.conversation.live.FeedBuffer.Read;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client of the feed. It reads from the buffer only what the connection has room for; a client that falls behind the buffer, or
 * does not read, is disconnected and may resume, instead of being remembered without bound.
 */
final class FeedReader implements Flow.Subscription, Runnable {
    /** Where the client was, as it says: nowhere, or after an offset; what is no offset of ours asks for a reset. */
    record Resume(@Nullable String lastEventId) {}

    /** Who has not read so many is not reading. */
    private static final int MOST_MOMENTS = 256;

    private final FeedBuffer buffer;
    private final Resume resume;
    private final Function<FeedEntry, Optional<String>> form;
    private final Sse sse;
    private final Flow.Subscriber<? super OutboundSseEvent> client;
    private final Runnable disconnect;

    private final Map<String, Moment> moments = new LinkedHashMap<>();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean done;
    private volatile Runnable closed = () -> {};
    private volatile boolean finishing;
    private volatile boolean heartbeatDue;
    private volatile long waitingForClientSince;
    private volatile long aheadSince;

    // below: touched only while draining
    private @Nullable Cursor cursor;
    private int epoch;

    FeedReader(
            FeedBuffer buffer,
            Resume resume,
            Function<FeedEntry, Optional<String>> form,
            Sse sse,
            Flow.Subscriber<? super OutboundSseEvent> client,
            Runnable disconnect) {
        this.buffer = buffer;
        this.resume = resume;
        this.form = form;
        this.sse = sse;
        this.client = client;
        this.disconnect = disconnect;
        this.waitingForClientSince = System.nanoTime();
    }

    @Override
    public void request(long events) {
        demand.updateAndGet(now -> now + events < 0 ? Long.MAX_VALUE : now + events);
        run();
    }

    /** Run once or more when the client is gone, whoever ended it. */
    void onClose(Runnable action) {
        closed = action;
    }

    @Override
    public void cancel() {
        done = true;
        buffer.forget(this);
        closed.run();
    }

    void beat() {
        heartbeatDue = true;
        run();
    }

    /** Told before whatever else waits, once the client is connected. */
    void tell(Moment moment) {
        boolean tooMany;
        synchronized (moments) {
            moments.remove(moment.key());
            moments.put(moment.key(), moment);
            tooMany = moments.size() > MOST_MOMENTS;
        }
        if (tooMany) {
            // to leave one out would leave the client believing what is over; connecting again it asks for what is now
            drop();
        } else {
            run();
        }
    }

    /** True if the client has been owing us room for longer than {@code limit}. */
    boolean slowerThan(Duration limit) {
        return demand.get() == 0 && System.nanoTime() - waitingForClientSince > limit.toNanos();
    }

    /** Ends the stream in good order: the client comes back, perhaps to another replica. */
    void finish() {
        finishing = true;
        run();
    }

    void drop() {
        cancel();
        disconnect.run();
    }

    /** Sends what there is and what there is room for. Any thread may call; one at a time does the work. */
    @Override
    public void run() {
        if (wakeUps.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            if (finishing && !done) {
                cancel();
                client.onComplete();
            }
            while (!done && demand.get() > 0) {
                OutboundSseEvent event = next();
                if (event == null) {
                    break;
                }
                waitingForClientSince = System.nanoTime();
                demand.decrementAndGet();
                client.onNext(event);
            }
            missed = wakeUps.addAndGet(-missed);
        } while (missed != 0);
    }

    private @Nullable OutboundSseEvent next() {
        if (!buffer.ready()) {
            return heartbeatDue ? heartbeat() : null;
        }
        if (cursor == null || epoch != buffer.epoch()) {
            return enter();
        }
        OutboundSseEvent moment = nextMoment();
        if (moment != null) {
            return moment;
        }
        OutboundSseEvent event = nextEntry(cursor);
        if (event != null || done) {
            return event;
        }
        if (heartbeatDue && waitsForWhatNeverCame(cursor)) {
            return reset();
        }
        return heartbeatDue ? heartbeat() : null;
    }

    /** With the cursor, so that a client whose events are few can still resume from where it was last heard of. */
    private OutboundSseEvent heartbeat() {
        heartbeatDue = false;
        OutboundSseEvent.Builder heartbeat = sse.newEventBuilder().comment("heartbeat");
        return (cursor == null ? heartbeat : heartbeat.id(Long.toString(cursor.offset()))).build();
    }

    private OutboundSseEvent enter() {
        boolean first = cursor == null;
        String lastEventId = resume.lastEventId();
        epoch = buffer.epoch();
        if (!first) {
            return reset();
        }
        if (lastEventId == null || lastEventId.isBlank()) {
            Cursor now = buffer.now();
            cursor = now;
            // with an id and without data: the client dispatches nothing, and can resume from here
            return sse.newEventBuilder()
                    .comment("connected")
                    .id(Long.toString(now.offset()))
                    .build();
        }
        Optional<Cursor> found = offset(lastEventId).flatMap(buffer::after);
        if (found.isEmpty()) {
            return reset();
        }
        cursor = found.get();
        aheadSince = System.nanoTime();
        return sse.newEventBuilder()
                .comment("resumed")
                .id(Long.toString(found.get().offset()))
                .build();
    }

    private static Optional<Long> offset(String lastEventId) {
        try {
            long offset = Long.parseLong(lastEventId.strip());
            return offset >= -1 ? Optional.of(offset) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private OutboundSseEvent reset() {
        Cursor now = buffer.now();
        cursor = now;
        heartbeatDue = false;
        return sse.newEventBuilder()
                .name("reset")
                .id(Long.toString(now.offset()))
                .data(String.class, "{}")
                .build();
    }

    /** Without an id: it moves no cursor. */
    private @Nullable OutboundSseEvent nextMoment() {
        synchronized (moments) {
            Iterator<Moment> waiting = moments.values().iterator();
            while (waiting.hasNext()) {
                Moment moment = waiting.next();
                waiting.remove();
                Optional<String> data = moment.isOver() ? Optional.empty() : form.apply(moment.asEntry());
                if (data.isPresent()) {
                    return sse.newEventBuilder()
                            .name(moment.type())
                            .data(String.class, data.get())
                            .build();
                }
            }
            return null;
        }
    }

    private @Nullable OutboundSseEvent nextEntry(Cursor from) {
        long position = from.position();
        long offset = from.offset();
        while (true) {
            switch (buffer.at(position)) {
                case Read.Nothing _ -> {
                    cursor = new Cursor(position, offset);
                    return null;
                }
                case Read.Gone _ -> {
                    drop();
                    return null;
                }
                case Read.Entry(FeedEntry entry) -> {
                    position++;
                    // a client that was ahead of us on another replica has this one already
                    boolean known = entry.offset() <= offset;
                    offset = Math.max(offset, entry.offset());
                    Optional<String> data = known ? Optional.empty() : form.apply(entry);
                    if (data.isPresent()) {
                        cursor = new Cursor(position, offset);
                        return sse.newEventBuilder()
                                .id(Long.toString(entry.offset()))
                                .name(entry.type())
                                .data(String.class, data.get())
                                .build();
                    }
                }
            }
        }
    }

    /**
     * Another replica may have been ahead of this one, but not for long: an offset that does not come is from a feed that is no
     * more.
     */
    private boolean waitsForWhatNeverCame(Cursor from) {
        return from.offset() > buffer.lastOffset()
                && System.nanoTime() - aheadSince > Duration.ofSeconds(5).toNanos();
    }
}
