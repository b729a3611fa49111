package io.chatroom.platforms.discord;

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
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * <a href="https://docs.discord.com/developers/resources/message#create-message">Creates a message</a> under a nonce of the reply's: for some
 * minutes, sending it again gives the same message. It mentions nobody, whatever stands in it.
 */
@Singleton
class DiscordOutbound implements OutboundPlatform {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return DiscordDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        String channel = message.externalConversationId();
        if (DiscordPerson.timeOf(channel) == null) {
            return new SendResult.Rejected(
                    Scope.CONVERSATION, "no_such_channel", "This is no id of a Discord channel.");
        }
        Optional<DiscordApi> api = DiscordApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no bot token, or its API address is not a URL.");
        }
        return switch (api.get().exchange("POST", "/channels/" + channel + "/messages", body(message))) {
            case Outcome.Answered answer -> DiscordAnswer.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static byte[] body(OutboundMessage message) {
        ObjectNode body = JSON.createObjectNode()
                .put("content", DiscordText.write(message.text()))
                .put("nonce", nonce(message.key()))
                .put("enforce_nonce", true);
        body.putObject("allowed_mentions").put("replied_user", false).putArray("parse");
        String replyTo = message.replyToExternalId();
        if (message.part().isFirst() && replyTo != null && DiscordPerson.timeOf(replyTo) != null) {
            // the message may be deleted by now, and the answer is still worth sending
            body.putObject("message_reference").put("message_id", replyTo).put("fail_if_not_exists", false);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reply " + message.replyId(), e);
        }
    }

    /** All of the key in the 25 characters that a nonce may have. */
    static String nonce(UUID key) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        return new BigInteger(1, bytes).toString(36);
    }
}
