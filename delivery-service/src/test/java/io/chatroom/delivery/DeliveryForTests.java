package io.chatroom.delivery;

import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Short pauses, the loopback address open, where the tests' platforms listen, and what stands where conversation-service would: it takes
 * whatever files it is handed.
 */
public final class DeliveryForTests implements QuarkusTestResourceLifecycleManager {
    private static FakePlatform conversation;

    static FakePlatform conversation() {
        return conversation;
    }

    static void conversationTakesEverything() {
        conversation.reset();
        conversation.answerAlways("/internal/media/", Answer.status(204));
    }

    @Override
    public Map<String, String> start() {
        conversation = FakePlatform.start();
        return Map.of(
                "chatroom.conversation-url",
                conversation.url("").toString().replaceAll("/+$", ""),
                "CHATROOM_EGRESS_ALLOW",
                "127.0.0.0/8",
                "CHATROOM_RETRY_SCHEDULE",
                "100ms,200ms,300ms",
                "chatroom.delivery.breaker-pause",
                "300ms",
                "chatroom.delivery.http-timeout",
                "3s",
                "chatroom.delivery.lease",
                "12s",
                // those that listen are made by the tests of them
                "chatroom.listening.connections",
                "0");
    }

    @Override
    public void stop() {
        conversation.close();
    }
}
