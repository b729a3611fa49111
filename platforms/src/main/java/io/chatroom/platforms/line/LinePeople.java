package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** In a group or room, LINE tells of its members also where they are no friends of the account. */
@Singleton
class LinePeople implements SenderLookup {
    private static final Duration LATER = Duration.ofMinutes(5);

    @Override
    public String id() {
        return LineDescriptor.ID;
    }

    @Override
    public Answer lookUp(String externalId, String externalConversationId, Inbox inbox, PlatformHttp http) {
        Optional<LineApi> api = LineApi.of(inbox);
        if (api.isEmpty()) {
            return new Answer.NotAllowed("The inbox has no access token, or its API address is not a URL.");
        }
        if (!LineApi.isId(externalId) || !LineApi.isId(externalConversationId)) {
            return new Answer.Nobody();
        }
        return switch (api.get().get(http, path(externalId, externalConversationId))) {
            case Answered answer -> answered(answer);
            case Outcome.NotSent(String reason) -> new Answer.NotNow(reason, LATER);
            case Outcome.NoAnswer(String reason) -> new Answer.NotNow(reason, LATER);
        };
    }

    private static String path(String person, String chat) {
        return switch (chat.charAt(0)) {
            case 'C', 'c' -> "group/" + chat + "/member/" + person;
            case 'R', 'r' -> "room/" + chat + "/member/" + person;
            default -> "profile/" + person;
        };
    }

    private static Answer answered(Answered answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            JsonNode profile = LineApi.body(answer);
            return UntrustedJson.filled(profile, "displayName")
                    .<Answer>map(name -> new Answer.Known(
                            name,
                            null,
                            UntrustedJson.filled(profile, "pictureUrl")
                                    .filter(url -> url.startsWith("https://"))
                                    .orElse(null)))
                    .orElseGet(Answer.Nobody::new);
        }
        if (status == 401 || status == 403) {
            return new Answer.NotAllowed("LINE does not accept the channel access token. Issue a new one.");
        }
        if (status == 429) {
            // a pause given as a date is not worth a clock here
            return new Answer.NotNow("LINE asks to be left alone for a while.", RetryAfter.of(answer, Instant.EPOCH));
        }
        return status >= 400 && status < 500
                ? new Answer.Nobody()
                : new Answer.NotNow("LINE answered " + status + ".", LATER);
    }
}
