package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How requests of an inbox are proven, those it takes and those it makes alike. */
sealed interface Proof permits StandardWebhooks, PlainHmac {

    Verification verify(WebhookRequest request, List<String> secrets, Instant now);

    /** The headers of a request of ours. {@code id} is the same with every attempt, so that the receiver can tell a repetition. */
    Optional<Map<String, String>> sign(List<String> secrets, String id, Instant now, byte[] body);

    /** What is the same when a genuine request is delivered again, and is covered by its signature. */
    String deliveryId(WebhookRequest request);

    static Proof of(Inbox inbox) {
        return inbox.setting(WebhookDescriptor.SIGNATURE).filter("hmac"::equals).isPresent()
                ? PlainHmac.of(inbox)
                : StandardWebhooks.INSTANCE;
    }
}
