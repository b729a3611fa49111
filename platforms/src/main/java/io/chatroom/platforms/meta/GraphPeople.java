package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SenderLookup.Answer;
import io.chatroom.platforms.UntrustedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks who somebody is whom the Messenger Platform names by an id only. Meta tells only of people who wrote to us. */
public final class GraphPeople {
    private static final Duration LATER = Duration.ofMinutes(5);

    /** {@code fields} are those of a person that tell {@code name}, and perhaps {@code username} and {@code profile_pic}. */
    public static Answer lookUp(String person, String fields, Inbox inbox, PlatformHttp http, String server) {
        Optional<GraphApi> api = GraphApi.of(inbox, server);
        if (api.isEmpty()) {
            return new Answer.NotAllowed("The inbox has no access token, or its API address is not a URL.");
        }
        if (!GraphApi.isNode(person)) {
            return new Answer.Nobody();
        }
        return switch (api.get().get(http, person, Map.of("fields", fields))) {
            case Answered answer when answer.status() / 100 == 2 -> known(GraphError.body(answer));
            case Answered answer -> refused(answer);
            case Outcome.NotSent(String reason) -> new Answer.NotNow(reason, LATER);
            case Outcome.NoAnswer(String reason) -> new Answer.NotNow(reason, LATER);
        };
    }

    private static Answer known(JsonNode person) {
        Optional<String> name = UntrustedJson.filled(person, "name");
        Optional<String> username = UntrustedJson.filled(person, "username");
        if (name.isEmpty() && username.isEmpty()) {
            return new Answer.Nobody();
        }
        return new Answer.Known(
                name.or(() -> username).orElse(null),
                username.orElse(null),
                UntrustedJson.filled(person, "profile_pic")
                        .filter(url -> url.startsWith("https://"))
                        .orElse(null));
    }

    private static Answer refused(Answered answer) {
        GraphError error = GraphError.of(answer);
        // a pause given as a date is not worth a clock here
        Duration pause = GraphError.retryAfter(answer, Instant.EPOCH);
        if (error.isTooFast()) {
            return new Answer.NotNow("Meta asks to be left alone for a while.", pause);
        }
        if (error.passing()
                || error.status() >= 500
                || error.status() < 400
                || error.code() == 1
                || error.code() == 2) {
            return new Answer.NotNow("Meta answered " + error.status() + ".", LATER);
        }
        if (error.isToken()) {
            return new Answer.NotAllowed("Meta does not accept the access token any more. Put a new one in.");
        }
        if (error.code() == 10 || error.code() == 3 || (error.code() >= 200 && error.code() < 300)) {
            return new Answer.NotAllowed(
                    "The access token may not read who people are; the guide lists what it needs.");
        }
        return new Answer.Nobody();
    }

    private GraphPeople() {}
}
