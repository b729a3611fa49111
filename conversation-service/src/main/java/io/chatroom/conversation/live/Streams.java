package io.chatroom.conversation.live;

import io.chatroom.conversation.live.FeedReader.Resume;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens streams of the feed, and keeps them alive, honest and few. */
@ApplicationScoped
public class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final FeedBuffer buffer;
    private final LiveSettings settings;
    private final Set<Open> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Two that do not take each other's room: however many visitors there are, people can work. */
    public enum Audience {
        PEOPLE,
        VISITORS
    }

    private record Open(Audience audience, FeedReader reader, Supplier<Uni<Boolean>> stillAllowed) {}

    Streams(FeedTail tail, LiveSettings settings) {
        this.buffer = tail.buffer();
        this.settings = settings;
    }

    /**
     * A stream for one client.
     *
     * @param lastEventId where the client was, as it says; null starts at now
     * @param form what the client sees of an event, as JSON; empty for what is not for it
     * @param stillAllowed asked now and then; once false, the stream ends. A failure to answer ends nothing
     */
    public Multi<OutboundSseEvent> open(
            Audience audience,
            @Nullable String lastEventId,
            Function<FeedEntry, Optional<String>> form,
            Supplier<Uni<Boolean>> stillAllowed,
            Sse sse,
            HttpServerResponse response) {
        if (stopping || isFull(audience)) {
            throw new ProblemException(
                    503, "too_many_streams", "No room for another stream", "Try again in some seconds.");
        }
        response.putHeader("Cache-Control", "no-store");
        // nginx, and what speaks its language, would keep events back until a buffer is full
        response.putHeader("X-Accel-Buffering", "no");
        return Multi.createFrom().publisher(client -> {
            FeedReader reader =
                    new FeedReader(buffer, new Resume(lastEventId), form, sse, client, () -> response.reset());
            Open open = new Open(audience, reader, stillAllowed);
            reader.onClose(() -> streams.remove(open));
            streams.add(open);
            buffer.watch(reader);
            client.onSubscribe(reader);
        });
    }

    private boolean isFull(Audience audience) {
        long open = streams.stream().filter(o -> o.audience() == audience).count();
        return open
                >= switch (audience) {
                    case PEOPLE -> settings.maxStreams();
                    case VISITORS -> settings.maxVisitorStreams();
                };
    }

    /** To every stream of this replica whose client may see it. */
    public void tell(Moment moment) {
        for (Open open : streams) {
            open.reader().tell(moment);
        }
    }

    /** The cursor of what is newest here: what comes after it is all that will be missed by not looking. */
    public String present() {
        if (!buffer.ready()) {
            throw new ProblemException(503, "not_ready", "The stream is not ready yet", "Try again in some seconds.");
        }
        return Long.toString(buffer.lastOffset());
    }

    @Scheduled(every = "${chatroom.live.heartbeat:15s}")
    void heartbeat() {
        for (Open open : streams) {
            if (open.reader().slowerThan(settings.slowest())) {
                LOG.debug("a client does not read its stream; closed, it may resume");
                open.reader().drop();
            } else {
                open.reader().beat();
            }
        }
    }

    @Scheduled(every = "${chatroom.live.recheck:45s}")
    void recheck() {
        for (Open open : streams) {
            open.stillAllowed()
                    .get()
                    .subscribe()
                    .with(
                            allowed -> {
                                if (!allowed) {
                                    open.reader().finish();
                                }
                            },
                            failure -> LOG.debugf(failure, "nobody can say whether a stream is still allowed"));
        }
    }

    /** Streams are requests that never end by themselves: the stop would wait for them. */
    void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        streams.forEach(open -> open.reader().finish());
    }
}
