package io.chatroom.delivery.keep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long; what is not named here is kept for ever. */
@ConfigMapping(prefix = "chatroom.keep")
interface KeepSettings {

    /** Replies that were sent or cancelled, with their attempts: longer than Kafka keeps what asked for them. */
    @WithDefault("30d")
    Duration settledReplies();
}
