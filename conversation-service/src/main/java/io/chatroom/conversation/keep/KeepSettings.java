package io.chatroom.conversation.keep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long; what is not named here is kept for ever. */
@ConfigMapping(prefix = "chatroom.keep")
interface KeepSettings {

    /** That an event was stored: longer than any platform repeats a webhook, and than Kafka keeps a record. */
    @WithDefault("30d")
    Duration events();

    /** Sessions and tokens, after they have expired or were revoked. */
    @WithDefault("30d")
    Duration endedSessions();

    /** What platforms answered, beside what became of each attempt. */
    @WithDefault("90d")
    Duration answers();
}
