package io.chatroom.platforms.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class LedgerOutbound implements OutboundPlatform, LookUpPlatform {
    @Override
    public String id() {
        return LedgerDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Outcome outcome =
                http.exchange(request("POST", "/entries", inbox, message.text().getBytes(StandardCharsets.UTF_8)));
        return switch (outcome) {
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
            case Answered answer -> classify(answer, message);
        };
    }

    private static SendResult classify(Answered answer, OutboundMessage message) {
        int status = answer.status();
        if (status / 100 == 2) {
            return new SendResult.Sent(List.of(message.key().toString()));
        }
        if (status == 429) {
            return new SendResult.Throttled(RetryAfter.of(answer, message.now()), Scope.CONVERSATION);
        }
        return status / 100 == 4
                ? new SendResult.Rejected(status == 401 ? Scope.INBOX : Scope.MESSAGE, "http_" + status, "No.")
                : new SendResult.Unavailable("HTTP " + status, status / 100 == 5);
    }

    @Override
    public Found lookUp(OutboundMessage message, Instant since, Inbox inbox, PlatformHttp http) {
        Outcome outcome = http.exchange(request("GET", "/entries/" + message.key(), inbox, new byte[0]));
        return switch (outcome) {
            case Outcome.NotSent(String reason) -> new Found.Unanswered(reason);
            case Outcome.NoAnswer(String reason) -> new Found.Unanswered(reason);
            case Answered answer when answer.status() == 404 -> new Found.NotThere();
            case Answered answer
            when answer.status() == 200
                    && UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode entry)
                    && UntrustedJson.id(entry, "id").isPresent() ->
                new Found.There(List.of(UntrustedJson.id(entry, "id").orElseThrow()));
            case Answered answer -> new Found.Unanswered("HTTP " + answer.status());
        };
    }

    private static PlatformHttp.Request request(String method, String path, Inbox inbox, byte[] body) {
        URI url = URI.create("https://ledger.example" + path);
        return new PlatformHttp.Request(
                method,
                url,
                url.toString(),
                Map.of("authorization", "Bearer " + inbox.credentials().current("token")),
                body);
    }
}
