package io.chatroom.platforms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Short-lived tokens that a platform gave us for the credentials of an inbox. They live in memory alone: one that is lost is asked
 * for again.
 */
public final class AccessTokens {
    /** Not used to its very end, as it must still be good when the request arrives. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private static final int MOST = 10_000;

    private final Map<UUID, Kept> byInbox = new ConcurrentHashMap<>();

    /** {@code grant} is what the token was given for: with other credentials it is another token. */
    private record Kept(String grant, String token, Instant end) {
        @Override
        public String toString() {
            return "a token until " + end;
        }
    }

    public Optional<String> find(UUID inboxId, String grant, Instant now) {
        return Optional.ofNullable(byInbox.get(inboxId))
                .filter(kept -> kept.grant().equals(hash(grant)))
                .filter(kept -> now.plus(MARGIN).isBefore(kept.end()))
                .map(Kept::token);
    }

    public void keep(UUID inboxId, String grant, String token, Instant end) {
        if (byInbox.size() >= MOST) {
            byInbox.clear();
        }
        byInbox.put(inboxId, new Kept(hash(grant), token, end));
    }

    /** Secrets stand in it, so it is not kept itself. */
    private static String hash(String grant) {
        return Signatures.sha256(grant.getBytes(StandardCharsets.UTF_8));
    }

    /** The platform takes it no more. */
    public void forget(UUID inboxId) {
        byInbox.remove(inboxId);
    }
}
