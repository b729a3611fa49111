package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.MetaEvents;
import io.chatroom.platforms.meta.MetaItem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of {@code messages}, or of {@code message_echoes}: what somebody of ours wrote in the WhatsApp Business app on the phone. */
final class WhatsAppMessage {
    private final MetaItem item;
    private final MetaEvents events;
    private final JsonNode message;
    private final boolean ours;

    WhatsAppMessage(MetaItem item, MetaEvents events) {
        this.item = item;
        this.events = events;
        this.message = item.node();
        this.ours = item.list().equals("message_echoes");
    }

    void read() {
        Optional<String> id = UntrustedJson.id(message, "id");
        String type = message.path("type").asText("");
        if (type.equals("system") || type.equals("request_welcome")) {
            // a changed number or key, or a chat that was only opened: nobody said anything
            events.ignore();
            return;
        }
        WhatsAppChat chat = chat();
        if (id.isEmpty() || chat == null) {
            events.unreadable("a message without a usable id, sender and phone_number_id", item);
            return;
        }
        switch (type) {
            case "reaction" -> reaction(chat, id.get());
            case "edit" -> edit(chat, id.get());
            case "revoke" -> revoke(chat, id.get());
            default -> message(chat, id.get());
        }
    }

    private void message(WhatsAppChat chat, String id) {
        Optional<WhatsAppContent> content = WhatsAppContent.of(message);
        if (content.isEmpty()) {
            events.unreadable("a message of a kind that cannot be read: " + MetaEvents.word(message, "type"), item);
            return;
        }
        events.add(new InboundEvent.MessageReceived(
                events.id("message:" + id),
                events.inbox().id(),
                chat.conversationId(),
                events.now(),
                id,
                ours ? Direction.OUTGOING : Direction.INCOMING,
                sender(),
                content.get().text(),
                content.get().attachments(),
                UntrustedJson.id(message.path("context"), "id").orElse(null),
                MetaEvents.time(message, "timestamp"),
                UntrustedJson.capped(events.raw(item))));
    }

    private void reaction(WhatsAppChat chat, String id) {
        JsonNode reaction = message.path("reaction");
        Optional<String> target = UntrustedJson.id(reaction, "message_id");
        Optional<String> emoji = UntrustedJson.id(reaction, "emoji");
        if (target.isEmpty()) {
            events.unreadable("a reaction without a message_id", item);
            return;
        }
        events.add(new InboundEvent.ReactionChanged(
                events.id("message:" + id),
                events.inbox().id(),
                chat.conversationId(),
                events.now(),
                target.get(),
                sender(),
                // what was taken off is not said
                emoji.orElse(""),
                emoji.isPresent(),
                emoji.isPresent() ? true : null));
    }

    private void edit(WhatsAppChat chat, String id) {
        JsonNode edit = message.path("edit");
        Optional<String> target = UntrustedJson.id(edit, "original_message_id");
        Optional<WhatsAppContent> content = WhatsAppContent.of(edit.path("message"));
        if (target.isEmpty() || content.isEmpty()) {
            events.unreadable("an edit without an original_message_id and something we know", item);
            return;
        }
        events.add(new InboundEvent.MessageEdited(
                events.id("message:" + id),
                events.inbox().id(),
                chat.conversationId(),
                events.now(),
                target.get(),
                content.get().text(),
                MetaEvents.time(message, "timestamp")));
    }

    private void revoke(WhatsAppChat chat, String id) {
        Optional<String> target = UntrustedJson.id(message.path("revoke"), "original_message_id");
        if (target.isEmpty()) {
            events.unreadable("a revocation without an original_message_id", item);
            return;
        }
        events.add(new InboundEvent.MessageDeleted(
                events.id("message:" + id),
                events.inbox().id(),
                chat.conversationId(),
                events.now(),
                target.get(),
                MetaEvents.time(message, "timestamp")));
    }

    private @Nullable WhatsAppChat chat() {
        Optional<String> group = UntrustedJson.id(message, "group_id");
        return ours
                ? WhatsAppChat.of(
                        item.holder(), group, UntrustedJson.id(message, "to_user_id"), UntrustedJson.id(message, "to"))
                : WhatsAppChat.of(
                        item.holder(),
                        group,
                        UntrustedJson.id(message, "from_user_id"),
                        UntrustedJson.id(message, "from"));
    }

    /** Both names of a person are kept: the phone number, if we are told it, is the handle, as that is what people know. */
    private Sender sender() {
        Optional<String> userId = UntrustedJson.id(message, "from_user_id");
        Optional<String> phone = UntrustedJson.id(message, "from");
        if (ours) {
            return new Sender(phone.orElse(null), null, null, null, false);
        }
        JsonNode contact = contact(userId, phone);
        JsonNode profile = contact.path("profile");
        Optional<String> handle = phone.map(digits -> digits.startsWith("+") ? digits : "+" + digits)
                .or(() -> UntrustedJson.filled(profile, "username"));
        return new Sender(
                userId.or(() -> phone).orElse(null),
                UntrustedJson.filled(profile, "name").orElse(null),
                handle.orElse(null),
                null,
                false);
    }

    /** The contact with one of the sender's ids; Meta puts the contacts of all messages into one list. */
    private JsonNode contact(Optional<String> userId, Optional<String> phone) {
        for (JsonNode contact : item.holder().path("contacts")) {
            boolean same = (userId.isPresent() && userId.equals(UntrustedJson.id(contact, "user_id")))
                    || (phone.isPresent() && phone.equals(UntrustedJson.id(contact, "wa_id")));
            if (same) {
                return contact;
            }
        }
        JsonNode contacts = item.holder().path("contacts");
        // the two are not always written alike, and with one message there is no doubt
        boolean alone = contacts.size() == 1 && item.holder().path("messages").size() == 1;
        return contacts.path(alone ? 0 : -1);
    }
}
