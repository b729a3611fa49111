package io.chatroom.delivery.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The deployment's settings; those at the top are environment variables of the same name, such as {@code CHATROOM_EGRESS_ALLOW}. */
@ConfigMapping(prefix = "chatroom")
public interface DeliverySettings {

    /** Needed; see {@link io.chatroom.events.security.EncryptionKeys}. Every service is given the same. */
    Optional<String> encryptionKey();

    /** Where conversation-service is within the deployment: files are handed over there. */
    @WithDefault("http://localhost:8082")
    URI conversationUrl();

    /** CIDRs, comma-separated, that replies may go to although they are private or special. */
    Optional<String> egressAllow();

    /** Ports and ranges, comma-separated, that may be called; at addresses that {@link #egressAllow} opens, all may. */
    @WithDefault("80,443,8000-8999")
    String egressPorts();

    /** Pauses between the attempts of one reply, such as {@code 1s,5s,2m}; after the last one it is dead. */
    @WithDefault("1s,5s,30s,2m,10m,30m,1h,2h,4h,8h,8h")
    String retrySchedule();

    Delivery delivery();

    Listening listening();

    interface Listening {
        /** So many connections to platforms that are listened to may be open in this process; 0 opens none. */
        @WithDefault("100")
        int connections();

        /** How long a process that says nothing keeps its connections for itself; then another takes them over. */
        @WithDefault("15s")
        Duration lease();
    }

    interface Delivery {
        /** How long a claim holds; then another worker may take the lane. */
        @WithDefault("60s")
        Duration lease();

        /** For one request, from resolving the name to the last byte of the answer. */
        @WithDefault("10s")
        Duration httpTimeout();

        @WithDefault("5s")
        Duration connectTimeout();

        /** Lanes claimed at once: what a crash may send twice. */
        @WithDefault("8")
        int claim();

        /** Replies on their way at once, in this process. */
        @WithDefault("64")
        int inFlight();

        /** Of those, for one inbox: a noisy one does not take every worker. */
        @WithDefault("16")
        int inFlightPerInbox();

        /** So many conversations of an inbox that fail one after the other, with no success between, open its breaker. */
        @WithDefault("5")
        int breakerConversations();

        /** How long a breaker stays open at first; twice as long each time it opens again at once. */
        @WithDefault("5s")
        Duration breakerPause();

        @WithDefault("5m")
        Duration breakerLongestPause();

        /** How often lanes are looked at when nothing wakes the workers. */
        @WithDefault("50ms")
        Duration poll();
    }
}
