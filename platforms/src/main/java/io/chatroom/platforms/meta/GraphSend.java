package io.chatroom.platforms.meta;

import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of sending a message: the codes that all of the Graph API has, after those of one product.
 *
 * @param platform its name, for sentences
 * @param sentId where in an answer the id of a message that was sent stands
 * @param own what a product means by its codes; empty for those that it shares with the others
 */
public record GraphSend(
        String platform, Function<Answered, Optional<String>> sentId, Function<GraphError, Optional<SendResult>> own) {

    public SendResult result(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Answered answer -> answered(answer, now);
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    /** One app may have several accounts: that the token is not good for another one is nothing against the inbox's own. */
    public static SendResult ofAnotherAccount(SendResult result, Optional<String> own, String account) {
        return result instanceof SendResult.Rejected(Scope scope, String code, String reason)
                        && scope == Scope.INBOX
                        && own.isPresent()
                        && !own.get().equals(account)
                ? new SendResult.Rejected(
                        Scope.CONVERSATION,
                        code,
                        "This conversation is with another account (" + account + ") than the inbox's. " + reason)
                : result;
    }

    private SendResult answered(Answered answer, Instant now) {
        if (answer.status() / 100 == 2) {
            return sentId.apply(answer)
                    .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                    .orElseGet(() -> new SendResult.Unavailable(platform + " answered without an id", true));
        }
        GraphError error = GraphError.of(answer);
        SendResult result = own.apply(error).orElseGet(() -> shared(error));
        return result instanceof SendResult.Throttled throttled
                ? new SendResult.Throttled(longer(throttled, answer, now), throttled.scope())
                : result;
    }

    /** A product's own pause, unless Meta asks for a longer one. */
    private static Duration longer(SendResult.Throttled throttled, Answered answer, Instant now) {
        Duration asked = GraphError.retryAfter(answer, now);
        return asked.compareTo(throttled.retryAfter()) > 0 ? asked : throttled.retryAfter();
    }

    private SendResult shared(GraphError error) {
        if (error.isTooFast()) {
            return new SendResult.Throttled(Duration.ZERO, Scope.INBOX);
        }
        if (error.isToken()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "unauthorized", "Meta does not accept the access token any more. Put a new one in.");
        }
        if (error.isNoSuchNode()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "no_such_account",
                    "Meta knows no such account, or the access token may not use it: " + error.message());
        }
        if (error.passing() || error.code() == 1 || error.code() == 2 || error.code() == 1200) {
            // this one is known to come although the message went out
            return new SendResult.Unavailable(error.message(), error.subcode() == 1357046);
        }
        if (error.code() == 0
                || error.code() == 3
                || error.code() == 10
                || error.code() == 368
                || (error.code() >= 200 && error.code() < 300)
                || (error.code() < 0 && error.status() == 403)) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_allowed", "Meta does not allow the app to do this: " + error.message());
        }
        return byStatus(error);
    }

    private SendResult byStatus(GraphError error) {
        if (error.status() >= 400 && error.status() < 500) {
            return new SendResult.Rejected(Scope.MESSAGE, error.name(), error.message());
        }
        // a gateway that gave up does not know what the server behind it did
        boolean gateway = error.status() == 502 || error.status() == 504;
        return new SendResult.Unavailable(error.message(), gateway);
    }
}
