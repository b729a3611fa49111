package io.chatroom.platforms.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts a reply to the integrator's URL, signed; the webhook's id is the reply's, or its part's, and the same with every attempt. */
@Singleton
class WebhookOutbound implements OutboundPlatform {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return WebhookDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<URI> url = inbox.setting(WebhookDescriptor.URL).flatMap(WebhookOutbound::address);
        if (url.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "url_missing", "The inbox has no usable reply URL. Set one, and its replies go out.");
        }
        byte[] body = body(message);
        Optional<Map<String, String>> signed = Proof.of(inbox)
                .sign(
                        inbox.credentials().all(WebhookDescriptor.SECRET),
                        message.key().toString(),
                        message.now(),
                        body);
        if (signed.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "secret_missing",
                    "The inbox has no usable signing secret. Set one, and its replies go out.");
        }
        Map<String, String> headers = new HashMap<>(signed.get());
        headers.put("content-type", "application/json");
        Outcome outcome =
                http.exchange(new PlatformHttp.Request("POST", url.get(), redacted(url.get()), headers, body));
        return switch (outcome) {
            case Outcome.Answered answer -> classify(answer, message);
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static SendResult classify(Outcome.Answered answer, OutboundMessage message) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            // without an id of theirs ours stands for the message, so that receipts and quotes can name it
            return new SendResult.Sent(
                    List.of(externalId(answer.body()).orElse(message.key().toString())));
        }
        boolean saysWhen = answer.header("retry-after").isPresent();
        if (status == 429 || status == 503 && saysWhen) {
            return new SendResult.Throttled(RetryAfter.of(answer, message.now()), Scope.INBOX);
        }
        if (status == 401 || status == 403) {
            String reason = "The reply URL answered " + status + ": it does not accept our signature.";
            return new SendResult.Rejected(Scope.INBOX, "unauthorized", reason);
        }
        if (status == 410) {
            String reason = "The reply URL answered 410: nothing takes replies there any more.";
            return new SendResult.Rejected(Scope.INBOX, "gone", reason);
        }
        if (status == 408 || status == 425 || status >= 500) {
            return new SendResult.Unavailable("the reply URL answered " + status, status >= 500);
        }
        if (status >= 300 && status < 400) {
            String reason = "the reply URL answered " + status + ", and redirects are not followed";
            return new SendResult.Unavailable(reason, false);
        }
        return new SendResult.Rejected(Scope.MESSAGE, "http_" + status, "The reply URL answered " + status + ".");
    }

    private static byte[] body(OutboundMessage message) {
        ObjectNode body = JSON.createObjectNode()
                .put("type", "reply.created")
                .put("id", message.replyId().toString())
                .put("external_conversation_id", message.externalConversationId())
                .put("text", message.text());
        ArrayNode attachments = body.putArray("attachments");
        message.files()
                .forEach(file -> attachments
                        .addObject()
                        .put("url", file.url())
                        .put("name", file.name())
                        .put("mime_type", file.mimeType())
                        .put("size", file.size()));
        body.put("reply_to_external_id", message.replyToExternalId());
        body.putObject("sender").put("name", message.senderName());
        body.put("created_at", message.createdAt().toString());
        if (message.part().of() > 1) {
            body.putObject("part")
                    .put("no", message.part().no())
                    .put("of", message.part().of());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reply " + message.replyId(), e);
        }
    }

    private static Optional<String> externalId(byte[] body) {
        return UntrustedJson.read(body) instanceof Reading.Json(JsonNode root)
                ? UntrustedJson.id(root, "external_id")
                : Optional.empty();
    }

    private static Optional<URI> address(String url) {
        try {
            URI address = URI.create(url);
            boolean http =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return http && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** User info and query are where people put tokens. */
    private static String redacted(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
    }
}
