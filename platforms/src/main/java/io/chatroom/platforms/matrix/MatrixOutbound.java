package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * <a href="https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid">Sends an event</a> under a
 * transaction id of the reply's, so that sending it again makes no second one. The text is plain, and mentions nobody.
 */
@Singleton
class MatrixOutbound implements OutboundPlatform {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return MatrixDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<MatrixApi> api = MatrixApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "The inbox has no as_token, no bot, or no usable address of its homeserver.");
        }
        String answered = message.part().isFirst() ? message.replyToExternalId() : null;
        Optional<String> thread = Optional.ofNullable(answered).flatMap(event -> threadOf(event, message, api.get()));
        Outcome outcome = api.get()
                .exchange(
                        "PUT",
                        "/_matrix/client/v3/rooms/%s/send/m.room.message/%s",
                        body(message, answered, thread),
                        message.externalConversationId(),
                        message.key().toString());
        return switch (outcome) {
            case Outcome.Answered answer -> classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static SendResult classify(Outcome.Answered answer, Instant now) {
        int status = answer.status();
        if (status == 200) {
            return UntrustedJson.id(MatrixError.json(answer), "event_id")
                    .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                    .orElseGet(
                            () -> new SendResult.Unavailable("the homeserver answered 200 without an event_id", true));
        }
        MatrixError error = MatrixError.of(answer);
        return switch (status) {
            case 401 -> rejected(Scope.INBOX, answer, error);
            case 403 ->
                switch (error.errcode()) {
                    // the bot, not the room: it may not be spoken for, or may not speak at all
                    case "M_EXCLUSIVE",
                            "M_USER_DEACTIVATED",
                            "M_USER_LOCKED",
                            "M_USER_SUSPENDED",
                            "M_CONSENT_NOT_GIVEN" -> rejected(Scope.INBOX, answer, error);
                    default -> rejected(Scope.CONVERSATION, answer, error);
                };
            // an address that is no homeserver's knows no error of Matrix
            case 404 ->
                rejected(error.errcode().equals("M_NOT_FOUND") ? Scope.CONVERSATION : Scope.INBOX, answer, error);
            case 429 -> new SendResult.Throttled(MatrixError.wait(answer, now), Scope.INBOX);
            default -> {
                if (status >= 400 && status < 500 && status != 408) {
                    yield rejected(Scope.MESSAGE, answer, error);
                }
                yield new SendResult.Unavailable(error.message(), status >= 500 || status < 300);
            }
        };
    }

    private static SendResult rejected(Scope scope, Outcome.Answered answer, MatrixError error) {
        return new SendResult.Rejected(scope, error.code(answer.status()), error.message());
    }

    /** Who answers what was said in a thread answers there. Where it cannot be found out, it is an answer all the same. */
    private static Optional<String> threadOf(String eventId, OutboundMessage message, MatrixApi api) {
        // an id that no homeserver gave is not worth a question
        return eventId.startsWith("$")
                        && api.get("/_matrix/client/v3/rooms/%s/event/%s", message.externalConversationId(), eventId)
                                instanceof Outcome.Answered answer
                        && answer.status() == 200
                ? Optional.of(MatrixError.json(answer).path("content").path("m.relates_to"))
                        .filter(relation -> relation.path("rel_type").asText("").equals("m.thread"))
                        .flatMap(relation -> UntrustedJson.id(relation, "event_id"))
                : Optional.empty();
    }

    private static byte[] body(OutboundMessage message, @Nullable String answered, Optional<String> thread) {
        ObjectNode body = JSON.createObjectNode().put("msgtype", "m.text").put("body", message.text());
        // present, so that a name or @room in the text calls nobody
        body.putObject("m.mentions");
        if (answered != null) {
            ObjectNode relation = body.putObject("m.relates_to");
            thread.ifPresent(root ->
                    relation.put("rel_type", "m.thread").put("event_id", root).put("is_falling_back", false));
            relation.putObject("m.in_reply_to").put("event_id", answered);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reply " + message.replyId(), e);
        }
    }
}
