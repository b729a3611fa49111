package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.GraphApi;
import io.chatroom.platforms.meta.GraphError;
import io.chatroom.platforms.meta.GraphSend;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Sends through <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">messages</a>, from the number the
 * conversation is with. WhatsApp reads {@code *bold*} and the like out of any text and knows no way to write it otherwise, so texts go
 * out as they were written.
 */
@Singleton
class WhatsAppOutbound implements OutboundPlatform {
    private static final GraphSend SEND = new GraphSend("WhatsApp", WhatsAppOutbound::sentId, WhatsAppErrors::own);
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final Set<String> VIDEOS = Set.of("video/mp4", "video/3gpp");
    private static final Set<String> AUDIO = Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg");

    @Override
    public String id() {
        return WhatsAppDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        WhatsAppChat chat = WhatsAppChat.parse(message.externalConversationId());
        if (chat == null) {
            return new SendResult.Rejected(Scope.CONVERSATION, "no_such_chat", "This is no id of a WhatsApp chat.");
        }
        Optional<GraphApi> api = GraphApi.of(inbox, GraphApi.FACEBOOK);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no access token, or its API address is not a URL.");
        }
        SendResult result = SEND.result(
                api.get().post(http, chat.phoneNumberId() + "/messages", body(message, chat)), message.now());
        return GraphSend.ofAnotherAccount(
                result, inbox.setting(WhatsAppDescriptor.PHONE_NUMBER_ID), chat.phoneNumberId());
    }

    private static ObjectNode body(OutboundMessage message, WhatsAppChat chat) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
        chat.addTo(body);
        if (message.files().isEmpty()) {
            body.put("type", "text");
            body.putObject("text").put("preview_url", false).put("body", message.text());
        } else {
            file(body, message.files().getFirst());
        }
        if (message.replyToExternalId() != null && message.part().isFirst()) {
            body.putObject("context").put("message_id", message.replyToExternalId());
        }
        // comes back with every status of the message
        return body.put("biz_opaque_callback_data", message.replyId().toString());
    }

    private static void file(ObjectNode body, File file) {
        String type = kind(file);
        ObjectNode media = body.put("type", type).putObject(type).put("link", file.url());
        if (type.equals("document") && file.name() != null) {
            media.put("filename", file.name());
        }
    }

    /** Whatever WhatsApp cannot show goes out as a document. */
    private static String kind(File file) {
        String type = file.mimeType() == null
                ? ""
                : file.mimeType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (IMAGES.contains(type)) {
            return "image";
        }
        if (VIDEOS.contains(type)) {
            return "video";
        }
        return AUDIO.contains(type) ? "audio" : "document";
    }

    private static Optional<String> sentId(Answered answer) {
        return UntrustedJson.id(GraphError.body(answer).path("messages").path(0), "id");
    }
}
