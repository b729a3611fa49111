package io.chatroom.delivery.listen;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the one connection of a shard. Under {@code fence} everything is written; nothing is once somebody else has the lease.
 *
 * @param kept where the last one stopped; null if there was none
 */
record Lease(
        UUID inboxId,
        int shard,
        int of,
        long version,
        long fence,
        URI address,
        @Nullable String kept) {

    @Override
    public String toString() {
        return "inbox " + inboxId + ", connection " + (shard + 1) + " of " + of;
    }
}
