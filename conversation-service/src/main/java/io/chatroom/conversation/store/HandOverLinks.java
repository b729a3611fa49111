package io.chatroom.conversation.store;

import io.chatroom.events.security.Fingerprints;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where delivery-service hands over a file that it was asked to fetch: a path good for one file and some days, and signed. */
@Singleton
public class HandOverLinks {
    /** No gateway routes to it. */
    public static final String PATH = "/internal/media/";
    /** Longer than a file is asked for. */
    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private final Fingerprints fingerprints;
    private final Clock clock;

    HandOverLinks(Fingerprints fingerprints, Clock clock) {
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    String to(UUID messageId, UUID attachmentId) {
        long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        String signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(fingerprints.of(signed(messageId, attachmentId, until)));
        return PATH + messageId + "/" + attachmentId + "/" + until + "/" + signature;
    }

    public boolean isGood(UUID messageId, UUID attachmentId, long until, String signature) {
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Math.clamp(until, 0, 253_402_300_799L)))) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return fingerprints.allOf(signed(messageId, attachmentId, until)).stream()
                .anyMatch(good -> MessageDigest.isEqual(good, given));
    }

    private static String signed(UUID messageId, UUID attachmentId, long until) {
        return "hand over the file " + attachmentId + " of the message " + messageId + " until " + until;
    }
}
