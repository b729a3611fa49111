package io.chatroom.platforms.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

    /**
     * What the platform would send, proven with one of the valid secrets or with another: by its method, to its kind of URL, with its
     * content type. Where the proof stands in the body, the body holds a place for it that this fills.
     */
    WebhookRequest request(byte[] body, String secret, Instant at);

    String anotherSecret();

    /** The headers that prove the request: a change to any character of any of them must be noticed. */
    List<String> provingHeaders();

    /** The genuine request with its proof missing or changed, where the proof is in the URL or in the body. */
    default List<WebhookRequest> spoiled(WebhookRequest genuine) {
        return List.of();
    }

    /** Whether the proof covers the body. */
    boolean provesBody();

    /** Whether it holds for any body: false where it names something that must stand in the body too. */
    default boolean provesAnyBody() {
        return true;
    }

    /** How far a request's own time may be from now, if it has one. */
    Optional<Duration> replayWindow();

    String message();

    /** Messages with the external ids m1, m2 and m3, in this order, for platforms that send several at once. */
    Optional<String> batch();

    /** Their ids, if the platform's ids cannot look like that. */
    default List<String> batchIds() {
        return List.of("m1", "m2", "m3");
    }

    /** A genuine event of a kind that does not exist yet. */
    String unknownEvent();

    /** What is kept of a request: its body, less any secret that stands in it. */
    default byte[] kept(WebhookRequest request) {
        return request.body();
    }

    String externalConversationId();

    Answered accepted();

    /** The answer to a request that is made besides the one that sends, such as one for a token. */
    default Optional<Answered> answerTo(PlatformHttp.Request request) {
        return Optional.empty();
    }

    default Inbox inbox() {
        return new Inbox(INBOX_ID, platform(), settings(), new Credentials(credentials()));
    }

    /** The inbox, with nothing in it that a request could be proven by. */
    default Inbox inboxWithoutSecret() {
        Map<String, List<String>> others = new HashMap<>(credentials());
        others.remove(inboundSecret());
        return new Inbox(INBOX_ID, platform(), settings(), new Credentials(others));
    }

    default List<String> validSecrets() {
        return credentials().get(inboundSecret());
    }

    /** How many secrets can be valid at once: two while one replaces the other, unless the platform itself holds the key. */
    default int secretsAtOnce() {
        return 2;
    }

    /** The folder of published samples of this platform, if there is one. */
    default Optional<String> vectors() {
        return Optional.empty();
    }

    /** The inbox that the {@code config} of a vector describes. */
    default Inbox inboxOf(JsonNode config) {
        return inbox();
    }

    /** The request to read a vector by that came another way than by request. */
    default Optional<WebhookRequest> requestOf(JsonNode vector) {
        return Optional.empty();
    }

    /** What the id of a vector's event is made from, if its facts (their {@code dedupId} first of all) tell. */
    default Optional<String> eventKeyOf(JsonNode facts) {
        return Optional.empty();
    }

    /** Whether the events are what the facts of a vector say; all standard facts there are, unless a platform differs. */
    default void compare(JsonNode facts, List<InboundEvent> events) {
        StandardFacts.compare(facts, events);
    }
}
