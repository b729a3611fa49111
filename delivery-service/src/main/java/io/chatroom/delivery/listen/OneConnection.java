package io.chatroom.delivery.listen;

import io.chatroom.delivery.egress.GuardedSocket;
import io.chatroom.delivery.egress.GuardedSocket.Heard.Ended;
import io.chatroom.delivery.egress.GuardedSocket.Heard.Message;
import io.chatroom.delivery.egress.GuardedSockets;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening;
import io.chatroom.platforms.Listening.Act;
import io.chatroom.platforms.Listening.Next;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens over one connection for as long as its lease holds: what the platform's protocol says is sent, timed and kept. One thread does
 * it all, and a connection that cannot keep what it hears ends: it is told again to the one that follows.
 */
final class OneConnection {
    private static final Logger LOG = Logger.getLogger(OneConnection.class);
    private static final Duration LOOK_UP = Duration.ofMillis(500);
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    /** Whoever has been greeted and says nothing is hung up on: rather begin later. */
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(20);

    private static final Next HAND_OVER = new Next.Resume(Duration.ZERO, "handed over");
    private static final Next LOST = new Next.Resume(Duration.ZERO, "the lease was lost");

    private final Lease lease;
    private final Inbox inbox;
    private final Listening listening;
    private final GuardedSockets sockets;
    private final KeepHeard keep;
    private final Leases leases;
    private final ListeningMeters meters;
    private final Clock clock;

    private final Heard heard = new Heard();
    private volatile long holdsUntil;
    private volatile boolean leaving;
    private volatile boolean ready;
    private long wakeAt = Long.MAX_VALUE;
    private @Nullable String toBegin;
    private long beginUntil;

    OneConnection(
            Lease lease,
            Inbox inbox,
            Listening listening,
            GuardedSockets sockets,
            KeepHeard keep,
            Leases leases,
            ListeningMeters meters,
            Clock clock,
            long holdsUntil) {
        this.lease = lease;
        this.inbox = inbox;
        this.listening = listening;
        this.sockets = sockets;
        this.keep = keep;
        this.leases = leases;
        this.meters = meters;
        this.clock = clock;
        this.holdsUntil = holdsUntil;
    }

    Lease lease() {
        return lease;
    }

    boolean isReady() {
        return ready;
    }

    /** By {@link System#nanoTime}; told by who renews the lease. */
    void holdsUntil(long nanos) {
        holdsUntil = nanos;
    }

    /** Somebody else may go on where this one stops, or nobody is to. */
    void leave() {
        leaving = true;
    }

    /** What is to follow, or empty if the lease was given up or is gone, and so is nothing of ours to write. */
    Optional<Next> run() throws InterruptedException {
        meters.begun(this);
        Next next;
        try (GuardedSocket socket = sockets.connect(listening.address())) {
            LOG.infof("listening begins: %s", lease);
            next = converse(socket);
        } catch (IOException e) {
            next = unreachable(String.valueOf(e.getMessage()));
        } finally {
            ready = false;
            meters.ended(this);
        }
        return next == LOST ? Optional.empty() : Optional.of(next);
    }

    static boolean isHandOver(Next next) {
        return next == HAND_OVER;
    }

    private Next unreachable(String reason) {
        return switch (listening.ended(GuardedSocket.BROKEN)) {
            case Next.Resume(Duration pause, String _) -> new Next.Resume(pause, reason);
            case Next.Anew(Duration pause, String _) -> new Next.Anew(pause, reason);
            case Next other -> other;
        };
    }

    private Next converse(GuardedSocket socket) throws InterruptedException {
        while (true) {
            if (leaving || !holds()) {
                // what was heard and is not kept is told again
                boolean kept = holds() && flush();
                socket.close(listening.handOverCode());
                return kept ? HAND_OVER : LOST;
            }
            Optional<Next> end = begin(socket);
            if (end.isEmpty()) {
                end = step(socket);
            }
            if (end.isPresent()) {
                return flush() ? end.get() : LOST;
            }
            if (heard.isFull() && !flush()) {
                socket.close(listening.handOverCode());
                return LOST;
            }
        }
    }

    private boolean holds() {
        return System.nanoTime() - holdsUntil < 0;
    }

    /** The next thing that is due: the protocol's own time first, then what has come; and when nothing has, what was heard is kept. */
    private Optional<Next> step(GuardedSocket socket) throws InterruptedException {
        long now = System.nanoTime();
        if (wakeAt != Long.MAX_VALUE && now - wakeAt >= 0) {
            wakeAt = Long.MAX_VALUE;
            return act(socket, listening.woken(clock.instant()));
        }
        Duration most = heard.isEmpty() ? patience(now) : Duration.ZERO;
        return switch (socket.await(most)) {
            case Message(byte[] text) -> act(socket, listening.received(text, clock.instant()));
            case Ended(int code)
            when code == GuardedSocket.TOO_BIG ->
                // it would be told again and again
                Optional.of(new Next.Anew(Duration.ZERO, "a message was longer than is taken"));
            case Ended(int code) -> Optional.of(listening.ended(code));
            case null -> heard.isEmpty() || flush() ? Optional.empty() : Optional.of(LOST);
        };
    }

    private Duration patience(long now) {
        long millis = toBegin == null ? LOOK_UP.toMillis() : A_MOMENT.toMillis();
        if (wakeAt != Long.MAX_VALUE) {
            millis = Math.min(millis, Math.max(1, (wakeAt - now) / 1_000_000));
        }
        return Duration.ofMillis(millis);
    }

    private Optional<Next> act(GuardedSocket socket, List<Act> acts) throws InterruptedException {
        for (Act act : acts) {
            switch (act) {
                case Act.Send(String frame) -> socket.send(frame);
                case Act.Begin(String frame) -> {
                    toBegin = frame;
                    beginUntil = System.nanoTime() + BEGIN_WITHIN.toNanos();
                }
                case Act.WakeIn(Duration pause) -> wakeAt = System.nanoTime() + pause.toNanos();
                case Act.Keep kept -> heard.add(kept);
                case Act.Ready() -> {
                    ready = true;
                    LOG.infof("listening: %s", lease);
                    patiently(() -> {
                        leases.ready(lease);
                        return true;
                    });
                }
                case Act.End(int code, Next next) -> {
                    socket.close(code);
                    return Optional.of(next);
                }
            }
        }
        return Optional.empty();
    }

    /** A new session, as soon as there may be one. */
    private Optional<Next> begin(GuardedSocket socket) throws InterruptedException {
        String frame = toBegin;
        if (frame == null) {
            return Optional.empty();
        }
        if (patiently(() -> leases.mayBegin(lease))) {
            socket.send(frame);
            toBegin = null;
        } else if (System.nanoTime() - beginUntil > 0) {
            socket.close(listening.handOverCode());
            return Optional.of(new Next.Anew(Duration.ZERO, "no new session may begin yet"));
        }
        return Optional.empty();
    }

    /** Whether it is kept, and the lease holds. */
    private boolean flush() throws InterruptedException {
        if (heard.isEmpty()) {
            return true;
        }
        if (!patiently(() -> keep.keep(lease, heard.events(), heard.echoes(), heard.state()))) {
            return false;
        }
        meters.kept(inbox, heard);
        heard.clear();
        return true;
    }

    private interface Writing {
        boolean done() throws SQLException;
    }

    /** Tries until the database answers or the lease is over. */
    private boolean patiently(Writing writing) throws InterruptedException {
        boolean told = false;
        while (holds()) {
            try {
                return writing.done();
            } catch (SQLException | RuntimeException e) {
                if (!told) {
                    LOG.warnf("what %s hears cannot be kept, and is tried again: %s", lease, e);
                    told = true;
                }
                Thread.sleep(A_MOMENT);
            }
        }
        return false;
    }
}
