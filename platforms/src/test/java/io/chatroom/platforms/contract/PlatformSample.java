package io.chatroom.platforms.contract;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a platform's tests give to the contract that every platform must keep. One per platform, found beside its classes. */
public interface PlatformSample {
    Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    UUID INBOX_ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");

    String platform();

    Map<String, Object> settings();

    /** The name of the credential that proves a request; it has two valid values. */
    String inboundSecret();

    Map<String, List<String>> credentials();

    /** What the platform would send, proven with one of the valid secrets or with another. */
    WebhookRequest request(byte[] body, String secret, Instant at);

    String anotherSecret();

    /** The headers that prove the request: a change to any character of any of them must be noticed. */
    List<String> provingHeaders();

    /** Whether the proof covers the body. */
    boolean provesBody();

    /** How far a request's own time may be from now, if it has one. */
    Optional<Duration> replayWindow();

    String message();

    /** Messages with the external ids m1, m2 and m3, in this order, for platforms that send several at once. */
    Optional<String> batch();

    /** A genuine event of a kind that does not exist yet. */
    String unknownEvent();

    String externalConversationId();

    Answered accepted();

    default Inbox inbox() {
        return new Inbox(INBOX_ID, platform(), settings(), new Credentials(credentials()));
    }

    default List<String> validSecrets() {
        return credentials().get(inboundSecret());
    }
}
