package io.chatroom.platforms.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.AccessTokens;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sends an activity <a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-send-and-receive-messages">
 * to a conversation</a>, as plain text: nothing in it is formatted, and nobody is mentioned by it.
 */
@Singleton
class TeamsOutbound implements OutboundPlatform {
    private static final JsonMapper JSON = new JsonMapper();

    private final AccessTokens tokens = new AccessTokens();

    @Override
    public String id() {
        return TeamsDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<TeamsCredentials> credentials = TeamsCredentials.of(inbox);
        Optional<URI> url = address(message, inbox);
        if (credentials.isEmpty() || url.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "Replies need a bot: give the inbox its app id and client secret, and a usable API address if it has one.");
        }
        return tokens.send(
                inbox,
                credentials.get().grant(),
                message.now(),
                () -> credentials.get().token(http),
                token -> send(message, inbox, token, url.get(), http));
    }

    private static SendResult send(OutboundMessage message, Inbox inbox, String token, URI url, PlatformHttp http) {
        Outcome outcome = http.exchange(new PlatformHttp.Request(
                "POST",
                url,
                url.toString(),
                Map.of("authorization", "Bearer " + token, "content-type", "application/json; charset=utf-8"),
                body(message, inbox)));
        return switch (outcome) {
            case Outcome.Answered answer -> TeamsAnswer.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static byte[] body(OutboundMessage message, Inbox inbox) {
        ObjectNode body = JSON.createObjectNode().put("type", "message");
        inbox.setting(TeamsDescriptor.APP_ID)
                .ifPresent(appId -> body.putObject("from").put("id", "28:" + appId));
        body.putObject("conversation").put("id", message.externalConversationId());
        if (message.part().isFirst() && message.replyToExternalId() != null) {
            body.put("replyToId", message.replyToExternalId());
        }
        if (message.files().isEmpty()) {
            body.put("textFormat", "plain").put("text", message.text());
        } else {
            file(message.files().getFirst(), body);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reply " + message.replyId(), e);
        }
    }

    /** Pictures are shown; for any other file a bot would have to ask the person first, so a link is sent. */
    private static void file(OutboundMessage.File file, ObjectNode body) {
        String type = file.mimeType() == null ? "" : file.mimeType().toLowerCase(Locale.ROOT);
        if (type.equals("image/png") || type.equals("image/jpeg") || type.equals("image/gif")) {
            body.putArray("attachments")
                    .addObject()
                    .put("contentType", type)
                    .put("contentUrl", file.url())
                    .put("name", file.name());
        } else {
            body.put("textFormat", "plain")
                    .put("text", file.name() == null ? file.url() : file.name() + "\n" + file.url());
        }
    }

    private static Optional<URI> address(OutboundMessage message, Inbox inbox) {
        String conversation = URLEncoder.encode(message.externalConversationId(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        try {
            URI url = URI.create(TeamsCloud.of(inbox).services(inbox, message.replyAddress()) + "v3/conversations/"
                    + conversation + "/activities");
            return url.getHost() == null ? Optional.empty() : Optional.of(url);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
