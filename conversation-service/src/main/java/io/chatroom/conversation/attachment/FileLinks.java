package io.chatroom.conversation.attachment;

import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.security.Fingerprints;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Addresses by which a platform, or a visitor of a site, fetches a file without signing in: good for one file and some days, and signed. */
@Singleton
public class FileLinks {
    static final String PATH = "/api/files/";
    /** Longer than a reply is tried for. */
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final Fingerprints fingerprints;
    private final String publicUrl;
    private final Clock clock;

    FileLinks(Fingerprints fingerprints, ConversationSettings settings, Clock clock) {
        this.fingerprints = fingerprints;
        this.publicUrl = settings.publicUrl().toString();
        this.clock = clock;
    }

    /** The name at its end is for who saves it; nothing depends on it. */
    public String to(UUID id, String name) {
        long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprints.of(signed(id, until)));
        return publicUrl + PATH + id + "/" + until + "/" + signature + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    boolean isGood(UUID id, long until, String signature) {
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Math.min(until, 253_402_300_799L)))) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return fingerprints.allOf(signed(id, until)).stream().anyMatch(good -> MessageDigest.isEqual(good, given));
    }

    private static String signed(UUID id, long until) {
        return "link to the file " + id + " until " + until;
    }
}
