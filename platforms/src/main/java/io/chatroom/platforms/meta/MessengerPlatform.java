package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.WebhookRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The <a href="https://developers.facebook.com/docs/messenger-platform">Messenger Platform</a>, which carries the conversations of pages on
 * Messenger and of accounts on Instagram.
 *
 * @param label the product's name, for sentences
 * @param object what its webhooks are about
 * @param accountSetting the setting with the id of our page or account
 * @param takesMetadata whether a message may carry something of ours that comes back with its echo
 */
public record MessengerPlatform(String label, String object, String accountSetting, boolean takesMetadata) {
    /** In front of the id of a message, so that its echo can be told from that of others. */
    private static final String MARK = "chatroom:";

    private static final Set<String> NOT_ABOUT_MESSAGES = Set.of(
            "comments",
            "conversations",
            "feed",
            "leadgen",
            "live_comments",
            "live_videos",
            "mention",
            "mentions",
            "ratings",
            "story_insights");

    /** {@code standby} holds the events of threads that another app has been given. */
    private static final List<String> LISTS = List.of("messaging", "standby", "changes");

    /** Every event, in order. What comes for another page or account than the inbox's is a conversation of that one. */
    public Normalised read(WebhookRequest request, Inbox inbox, Instant now) {
        MetaEvents events = new MetaEvents(request, inbox, now);
        for (MetaItem item : events.items(object, MessengerPlatform::split)) {
            if (item.list().equals("changes") && !item.node().path("value").has("sender")) {
                change(item, events);
            } else {
                new MessagingItem(item, events, MARK).read();
            }
        }
        return events.result();
    }

    /** Sends with the <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API</a>. */
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http, String server) {
        MessagingChat chat = MessagingChat.parse(message.externalConversationId());
        if (chat == null) {
            return new SendResult.Rejected(
                    Scope.CONVERSATION, "no_such_chat", "This is no id of a chat on " + label + ".");
        }
        Optional<GraphApi> api = GraphApi.of(inbox, server);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "not_set_up", "The inbox has no access token, or its API address is not a URL.");
        }
        GraphSend send = new GraphSend(label, MessengerPlatform::sentId, new MessagingErrors(label)::own);
        SendResult result =
                send.result(api.get().post(http, chat.account() + "/messages", body(message, chat)), message.now());
        return GraphSend.ofAnotherAccount(result, inbox.setting(accountSetting), chat.account());
    }

    private static List<MetaItem> split(JsonNode root, JsonNode entry) {
        List<MetaItem> items = new ArrayList<>();
        LISTS.forEach(list -> items.addAll(MetaItem.inEntry(root, entry, list)));
        return items;
    }

    private static void change(MetaItem item, MetaEvents events) {
        if (NOT_ABOUT_MESSAGES.contains(item.node().path("field").asText(""))) {
            events.ignore();
        } else {
            events.unreadable("a change of a kind we do not know: " + MetaEvents.word(item.node(), "field"), item);
        }
    }

    private ObjectNode body(OutboundMessage reply, MessagingChat chat) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("recipient").put("id", chat.person());
        body.put("messaging_type", "RESPONSE");
        ObjectNode message = body.putObject("message");
        if (reply.files().isEmpty()) {
            message.put("text", reply.text());
        } else {
            File file = reply.files().getFirst();
            message.putObject("attachment")
                    .put("type", kind(file))
                    .putObject("payload")
                    .put("url", file.url());
        }
        if (takesMetadata) {
            message.put("metadata", MARK + reply.replyId());
        }
        if (reply.replyToExternalId() != null && reply.part().isFirst()) {
            body.putObject("reply_to").put("mid", reply.replyToExternalId());
        }
        return body;
    }

    private static String kind(File file) {
        String type = file.mimeType() == null ? "" : file.mimeType().toLowerCase(Locale.ROOT);
        for (String kind : List.of("image", "video", "audio")) {
            if (type.startsWith(kind + "/")) {
                return kind;
            }
        }
        return "file";
    }

    private static Optional<String> sentId(Answered answer) {
        return UntrustedJson.id(GraphError.body(answer), "message_id");
    }
}
