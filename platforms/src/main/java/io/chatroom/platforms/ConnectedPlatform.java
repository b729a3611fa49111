package io.chatroom.platforms;

import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Implemented beside {@link InboundPlatform} by a platform that tells what happens over a connection which we open and keep. It knows
 * the protocol and performs no I/O: sockets, timers, who listens where, and keeping what was heard are the caller's business.
 */
public interface ConnectedPlatform {
    String id();

    /** Whether the inbox is to be listened to, as its settings say. */
    boolean isWanted(Inbox inbox);

    /** Asks the platform where to listen, and over how many connections at once. */
    Directions directions(Inbox inbox, PlatformHttp http);

    /** Our side of one connection that is to be opened now. */
    Listening listen(Inbox inbox, Shard shard, RandomGenerator random);

    /**
     * One of the connections that share an inbox.
     *
     * @param number from 0 on
     * @param address where {@link Directions} pointed to
     * @param kept what {@link Listening.Act.Keep} last gave to be kept, by whichever process; null begins anew
     */
    record Shard(int number, int of, URI address, @Nullable String kept) {}

    sealed interface Directions {
        /** {@code address} is of the scheme {@code wss}, or {@code ws}. */
        record Connect(URI address, int shards, SessionLimit limit) implements Directions {}

        /** Nothing comes of listening before somebody has changed something: {@code reason} says what, in plain words. */
        record Refused(String code, String reason) implements Directions {}

        /** No answer that tells; not to be asked again before {@code retryAfter}. */
        record NotNow(String reason, Duration retryAfter) implements Directions {}
    }

    /** How often an inbox may begin a new session: {@code left} times within {@code within}, and {@code apart} from each other. */
    record SessionLimit(int left, Duration within, Duration apart) {}
}
