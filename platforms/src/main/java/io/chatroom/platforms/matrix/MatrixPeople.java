package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a user's <a href="https://spec.matrix.org/latest/client-server-api/#profiles">profile</a>. Avatars stand behind a token, so there
 * is no address of one to hand on.
 */
@Singleton
class MatrixPeople implements SenderLookup {
    private static final Duration LATER = Duration.ofMinutes(5);

    @Override
    public String id() {
        return MatrixDescriptor.ID;
    }

    @Override
    public Answer lookUp(String externalId, String externalConversationId, Inbox inbox, PlatformHttp http) {
        Optional<MatrixApi> api = MatrixApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Answer.NotAllowed("The inbox has no as_token, no bot, or no usable address of its homeserver.");
        }
        if (!externalId.startsWith("@") || externalId.indexOf(':') < 0 || externalId.length() > 255) {
            return new Answer.Nobody();
        }
        return switch (api.get().get("/_matrix/client/v3/profile/%s", externalId)) {
            case Outcome.NotSent(String reason) -> new Answer.NotNow(reason, LATER);
            case Outcome.NoAnswer(String reason) -> new Answer.NotNow(reason, LATER);
            case Outcome.Answered answer -> read(answer, externalId);
        };
    }

    private static Answer read(Outcome.Answered answer, String userId) {
        JsonNode body = MatrixError.json(answer);
        return switch (answer.status()) {
            case 200 ->
                UntrustedJson.filled(body, "displayname")
                        .<Answer>map(name -> new Answer.Known(name, userId, null))
                        .orElseGet(Answer.Nobody::new);
            case 401 -> new Answer.NotAllowed("The homeserver does not accept the as_token.");
            case 429 -> new Answer.NotNow("asked too often", MatrixError.wait(answer, Instant.EPOCH));
            // 403: a homeserver that keeps profiles to itself
            case 400, 403, 404 -> new Answer.Nobody();
            default -> new Answer.NotNow("the homeserver answered " + answer.status(), LATER);
        };
    }
}
