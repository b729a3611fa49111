package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Short-lived tokens that a platform gave us for the credentials of an inbox. They live in memory alone: one that is lost is asked
 * for again.
 */
public final class AccessTokens {
    /** The code of a refusal that another token may mend. */
    public static final String UNAUTHORIZED = "unauthorized";

    /** Not used to its very end, as it must still be good when the request arrives. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private static final int MOST = 10_000;

    private final Map<UUID, Kept> byInbox = new ConcurrentHashMap<>();

    /** {@code grant} is what the token was given for: with other credentials it is another token. */
    private record Kept(String grant, String token, Instant end) {
        @Override
        public String toString() {
            return "a token until " + end;
        }
    }

    /** What came of asking for one. */
    public sealed interface Grant {
        record Granted(String token, Duration lasts) implements Grant {
            @Override
            public String toString() {
                return "a token for " + lasts;
            }
        }

        /** {@code field} is what somebody must change. */
        record Refused(String field, String code, String reason) implements Grant {}

        record NoToken(String reason) implements Grant {}

        /**
         * Reads an answer as <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">OAuth</a> has it: {@code refused} says what a
         * body means that came with 400 or 401. {@code who} was asked, for sentences.
         */
        static Grant of(PlatformHttp.Outcome outcome, String who, Function<JsonNode, Refused> refused) {
            return switch (outcome) {
                case PlatformHttp.Outcome.NotSent(String reason) -> new NoToken(reason);
                case PlatformHttp.Outcome.NoAnswer(String reason) -> new NoToken(reason);
                case PlatformHttp.Outcome.Answered answer -> {
                    JsonNode body =
                            UntrustedJson.read(answer.body()) instanceof UntrustedJson.Reading.Json(JsonNode root)
                                    ? root
                                    : MissingNode.getInstance();
                    if (answer.status() == 200) {
                        long seconds = UntrustedJson.number(body, "expires_in").orElse(3600L);
                        yield UntrustedJson.filled(body, "access_token")
                                .<Grant>map(token ->
                                        new Granted(token, Duration.ofSeconds(Math.clamp(seconds, 60, 86_400))))
                                .orElseGet(() -> new NoToken(who + " answered 200 without a token"));
                    }
                    yield answer.status() == 400 || answer.status() == 401
                            ? refused.apply(body)
                            : new NoToken(who + " answered " + answer.status() + " when asked for a token");
                }
            };
        }
    }

    /**
     * Sends with the token there is, or with one that is asked for. A token may be withdrawn before its time: a send that is refused with
     * {@link #UNAUTHORIZED} is tried once more with a fresh one, which tells whether it is that.
     */
    public SendResult send(
            Inbox inbox, String grant, Instant now, Supplier<Grant> ask, Function<String, SendResult> sendWith) {
        SendResult result = sendOnce(inbox, grant, now, ask, sendWith);
        if (result instanceof SendResult.Rejected rejected && rejected.code().equals(UNAUTHORIZED)) {
            byInbox.remove(inbox.id());
            return sendOnce(inbox, grant, now, ask, sendWith);
        }
        return result;
    }

    private SendResult sendOnce(
            Inbox inbox, String grant, Instant now, Supplier<Grant> ask, Function<String, SendResult> sendWith) {
        Optional<String> known = find(inbox.id(), grant, now);
        if (known.isPresent()) {
            return sendWith.apply(known.get());
        }
        return switch (ask.get()) {
            case Grant.Granted(String token, Duration lasts) -> {
                keep(inbox.id(), grant, token, now.plus(lasts));
                yield sendWith.apply(token);
            }
            case Grant.Refused(String _, String code, String reason) ->
                new SendResult.Rejected(SendResult.Scope.INBOX, code, reason);
            // the message itself has not left
            case Grant.NoToken(String reason) -> new SendResult.Unavailable(reason, false);
        };
    }

    private Optional<String> find(UUID inboxId, String grant, Instant now) {
        return Optional.ofNullable(byInbox.get(inboxId))
                .filter(kept -> kept.grant().equals(hash(grant)))
                .filter(kept -> now.plus(MARGIN).isBefore(kept.end()))
                .map(Kept::token);
    }

    private void keep(UUID inboxId, String grant, String token, Instant end) {
        if (byInbox.size() >= MOST) {
            byInbox.clear();
        }
        byInbox.put(inboxId, new Kept(hash(grant), token, end));
    }

    /** Secrets stand in it, so it is not kept itself. */
    private static String hash(String grant) {
        return Signatures.sha256(grant.getBytes(StandardCharsets.UTF_8));
    }
}
