package io.chatroom.ingest.webhook;

import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has a genuine request normalised. A platform's code that fails on it is our fault, not the sender's: then it is kept whole. */
@Singleton
public class UnderstandWebhook {
    private static final Logger LOG = Logger.getLogger(UnderstandWebhook.class);

    private final Platforms platforms;

    UnderstandWebhook(Platforms platforms) {
        this.platforms = platforms;
    }

    /** Empty if no platform here goes by the inbox's name. */
    public Optional<Normalised> again(WebhookRequest request, Inbox inbox, Instant now) {
        return platforms.find(inbox.platform()).map(platform -> normalise(platform, request, inbox, now));
    }

    Normalised normalise(InboundPlatform platform, WebhookRequest request, Inbox inbox, Instant now) {
        try {
            return platform.normalise(request, inbox, now);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(
                    e, "the platform %s failed on a webhook of inbox %s; it is kept whole", platform.id(), inbox.id());
            return Normalised.of(List.of(unreadable(
                    inbox.id(),
                    inbox.platform(),
                    request,
                    "The platform's code failed: " + e.getClass().getSimpleName(),
                    now)));
        }
    }

    /** With an id made of the bytes, so that a repetition is the same. */
    public static Unreadable unreadable(
            UUID inboxId, String platform, WebhookRequest request, String reason, Instant now) {
        UUID id = Ids.ofPlatformEvent(inboxId, "bytes:" + sha256(request.body()));
        // a platform's proof stands in some header, and nobody who reads the quarantine needs it
        List<Header> headers = request.header("content-type")
                .map(type -> List.of(new Header("content-type", type)))
                .orElse(List.of());
        return new Unreadable(id, inboxId, id.toString(), now, platform, reason, headers, request.body());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
