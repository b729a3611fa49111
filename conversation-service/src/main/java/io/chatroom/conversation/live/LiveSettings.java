package io.chatroom.conversation.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the feed is streamed. */
@ConfigMapping(prefix = "chatroom.live")
public interface LiveSettings {

    /** How many events a client may have missed and still resume without fetching everything anew. */
    @WithDefault("10000")
    int bufferEntries();

    /** The bound of what the buffer holds, in characters of JSON. */
    @WithDefault("50000000")
    long bufferCharacters();

    @WithDefault("5000")
    int maxStreams();

    @WithDefault("20000")
    int maxVisitorStreams();

    /** So that clients and proxies know the connection is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long a client may take to accept one event before its connection is closed. */
    @WithDefault("30s")
    Duration slowest();

    /** How often it is asked whether who holds a stream open may still read it. */
    @WithDefault("45s")
    Duration recheck();
}
