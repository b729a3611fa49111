package io.chatroom.delivery;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Short pauses, and the loopback address open, where the tests' platforms listen. */
public final class DeliveryForTests implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "CHATROOM_EGRESS_ALLOW", "127.0.0.0/8",
                "CHATROOM_RETRY_SCHEDULE", "100ms,200ms,300ms",
                "chatroom.delivery.breaker-pause", "300ms",
                "chatroom.delivery.http-timeout", "3s",
                "chatroom.delivery.lease", "12s",
                // those that listen are made by the tests of them
                "chatroom.listening.connections", "0");
    }

    @Override
    public void stop() {}
}
