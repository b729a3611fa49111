package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event of the Messenger Platform: about a page's conversation on Messenger, or an account's on Instagram. */
final class MessagingItem {
    /** About who has the thread, and how people came to it: not about what anybody said. */
    private static final Set<String> NOT_SAID = Set.of(
            "account_linking",
            "app_roles",
            "game_play",
            "message_template_status_update",
            "messaging_feedback",
            "optin",
            "pass_thread_control",
            "referral",
            "request_thread_control",
            "take_thread_control");

    private final MetaItem item;
    private final MetaEvents events;
    /** In a change, as the dashboard's test button sends it, the event is the change's value. */
    private final JsonNode event;

    private final String mark;
    private final @Nullable Instant at;

    /** {@code mark} is what our own messages carry as their metadata, in front of their id. */
    MessagingItem(MetaItem item, MetaEvents events, String mark) {
        this.item = item;
        this.events = events;
        this.event = item.list().equals("changes") ? item.node().path("value") : item.node();
        this.mark = mark;
        this.at = MetaEvents.time(event, "timestamp");
    }

    void read() {
        if (event.has("message")) {
            message();
        } else if (event.has("message_edit")) {
            edit();
        } else if (event.has("reaction")) {
            reaction();
        } else if ((event.has("delivery") || event.has("read")) && isOfOurSide()) {
            // what customers wrote was seen by us, and we know that
            events.ignore();
        } else if (event.has("delivery")) {
            delivered();
        } else if (event.has("read")) {
            seen();
        } else if (event.has("postback")) {
            postback();
        } else if (event.has("policy_enforcement")) {
            String reason = UntrustedJson.filled(event.path("policy_enforcement"), "reason")
                    .orElse("no reason given");
            events.unreadable("Meta enforces its policies: " + reason, item);
        } else if (event.propertyStream().anyMatch(field -> NOT_SAID.contains(field.getKey()))) {
            events.ignore();
        } else {
            events.unreadable("an event of a kind we do not know", item);
        }
    }

    private void message() {
        JsonNode message = event.path("message");
        boolean ours = isOfOurSide();
        Optional<String> mid = UntrustedJson.id(message, "mid");
        Optional<String> chat = chat();
        if (mid.isEmpty() || chat.isEmpty()) {
            events.unreadable("a message without a usable mid, sender and recipient", item);
        } else if (message.path("is_deleted").asBoolean(false)) {
            events.add(new InboundEvent.MessageDeleted(
                    events.id("deleted:" + mid.get()), events.inbox().id(), chat.get(), events.now(), mid.get(), at));
        } else if (ours && isFromUs(message)) {
            events.echo();
        } else {
            said(message, mid.get(), chat.get(), ours);
        }
    }

    /** Instagram leaves both out of its echoes; the store then knows our messages by their mid. */
    private boolean isFromUs(JsonNode message) {
        Optional<String> appId = UntrustedJson.id(message, "app_id");
        boolean ourApp = appId.isPresent() && appId.equals(events.inbox().setting(MetaApp.APP_ID));
        return ourApp
                || UntrustedJson.text(message, "metadata")
                        .filter(metadata -> metadata.startsWith(mark))
                        .isPresent();
    }

    private void said(JsonNode message, String mid, String chat, boolean ours) {
        MessagingFiles files = MessagingFiles.of(message);
        String text = UntrustedJson.filled(message, "text").orElse("");
        if (message.path("is_unsupported").asBoolean(false) && text.isEmpty() && files.isEmpty()) {
            // somebody wrote, and whoever answers should know, although Meta does not pass on what
            text = "[A message that is shown only in the app it was sent with]";
        }
        if (text.isEmpty() && files.isEmpty()) {
            events.unreadable("a message with neither text nor a file we know", item);
            return;
        }
        List<Attachment> attachments = new ArrayList<>(files.attachments());
        MessagingFiles.story(message.path("reply_to").path("story")).ifPresent(attachments::add);
        received(
                "message:" + mid,
                mid,
                chat,
                ours ? Direction.OUTGOING : Direction.INCOMING,
                files.beside(text),
                attachments,
                UntrustedJson.id(message.path("reply_to"), "mid").orElse(null));
    }

    /** Somebody pressed a button, and sees its words as a message of theirs. */
    private void postback() {
        JsonNode postback = event.path("postback");
        Optional<String> chat = chat();
        Optional<String> words =
                UntrustedJson.filled(postback, "title").or(() -> UntrustedJson.filled(postback, "payload"));
        String id = UntrustedJson.id(postback, "mid")
                .orElse("postback:" + UntrustedJson.id(event, "timestamp").orElse(""));
        if (chat.isEmpty() || words.isEmpty()) {
            events.unreadable("a pressed button without a usable title, sender and recipient", item);
            return;
        }
        received("message:" + chat.get() + ":" + id, id, chat.get(), Direction.INCOMING, words.get(), List.of(), null);
    }

    private void received(
            String key,
            String id,
            String chat,
            Direction direction,
            String text,
            List<Attachment> attachments,
            @Nullable String replyTo) {
        events.add(new InboundEvent.MessageReceived(
                events.id(key),
                events.inbox().id(),
                chat,
                events.now(),
                id,
                direction,
                sender(),
                text,
                attachments,
                replyTo,
                at,
                UntrustedJson.capped(events.raw(item))));
    }

    private void edit() {
        JsonNode edit = event.path("message_edit");
        Optional<String> times = UntrustedJson.id(edit, "num_edit");
        if (times.filter("0"::equals).isPresent()) {
            // Instagram announces new messages like this, beside the messages themselves
            events.ignore();
            return;
        }
        Optional<String> mid = UntrustedJson.id(edit, "mid");
        Optional<String> chat = chat();
        Optional<String> text = UntrustedJson.text(edit, "text");
        if (mid.isEmpty() || chat.isEmpty() || text.isEmpty()) {
            events.unreadable("an edit without a usable mid, text, sender and recipient", item);
            return;
        }
        String key = "edit:" + mid.get() + ":" + times.orElseGet(() -> String.valueOf(at));
        events.add(new InboundEvent.MessageEdited(
                events.id(key), events.inbox().id(), chat.get(), events.now(), mid.get(), text.get(), at));
    }

    private void reaction() {
        JsonNode reaction = event.path("reaction");
        Optional<String> mid = UntrustedJson.id(reaction, "mid");
        Optional<String> chat = chat();
        String action = reaction.path("action").asText("");
        boolean added = action.equals("react");
        Optional<String> emoji = UntrustedJson.id(reaction, "emoji")
                .or(() -> UntrustedJson.id(reaction, "reaction").map(MessagingItem::emoji));
        if (mid.isEmpty() || chat.isEmpty() || (added ? emoji.isEmpty() : !action.equals("unreact"))) {
            events.unreadable("a reaction without a usable mid, action, emoji, sender and recipient", item);
            return;
        }
        String key = String.join(":", "reaction", mid.get(), chat.get(), action, emoji.orElse(""), String.valueOf(at));
        events.add(new InboundEvent.ReactionChanged(
                events.id(key),
                events.inbox().id(),
                chat.get(),
                events.now(),
                mid.get(),
                sender(),
                emoji.orElse(""),
                added,
                added ? true : null));
    }

    /** For the names that come without an emoji. */
    private static String emoji(String name) {
        return switch (name) {
            case "like" -> "👍";
            case "dislike" -> "👎";
            case "love" -> "❤";
            case "smile" -> "😆";
            case "wow" -> "😮";
            case "sad" -> "😢";
            case "angry" -> "😠";
            default -> name;
        };
    }

    /** Names messages where it can, and always a time up to which everything has arrived. */
    private void delivered() {
        JsonNode delivery = event.path("delivery");
        Instant upTo = MetaEvents.time(delivery, "watermark");
        List<String> mids = new ArrayList<>();
        for (JsonNode mid : delivery.path("mids")) {
            UntrustedJson.id(mid).ifPresent(mids::add);
        }
        Optional<String> chat = chat();
        if (chat.isEmpty() || (mids.isEmpty() && upTo == null)) {
            events.unreadable("a delivery without usable mids or a watermark, sender and recipient", item);
        } else if (mids.isEmpty()) {
            receipt("delivered-up-to:" + chat.get() + ":" + upTo, chat.get(), null, Receipt.DELIVERED, upTo, upTo);
        } else {
            Instant when = at == null ? upTo : at;
            for (String mid : mids) {
                receipt("delivered:" + mid, chat.get(), mid, Receipt.DELIVERED, when, null);
            }
        }
    }

    /** Messenger names the time up to which everything was read, Instagram the last message that was. */
    private void seen() {
        JsonNode read = event.path("read");
        Instant watermark = MetaEvents.time(read, "watermark");
        Optional<String> mid = UntrustedJson.id(read, "mid");
        Instant upTo = watermark == null && mid.isPresent() ? at : watermark;
        Optional<String> chat = chat();
        if (chat.isEmpty() || (mid.isEmpty() && upTo == null)) {
            events.unreadable("a read receipt without a usable watermark or mid, sender and recipient", item);
            return;
        }
        String key = mid.map(id -> "read:" + id).orElse("read-up-to:" + chat.get() + ":" + upTo);
        receipt(key, chat.get(), mid.orElse(null), Receipt.READ, at == null ? upTo : at, upTo);
    }

    private void receipt(
            String key,
            String chat,
            @Nullable String mid,
            Receipt receipt,
            @Nullable Instant when,
            @Nullable Instant upTo) {
        events.add(new InboundEvent.ReceiptReceived(
                events.id(key), events.inbox().id(), chat, events.now(), mid, null, receipt, null, when, upTo));
    }

    /** Ours is the account that the entry is about, and usually the one that is written to. */
    private Optional<String> chat() {
        return isOfOurSide() ? chat("sender", "recipient") : chat("recipient", "sender");
    }

    /** What is done in Meta's own app: an echo says so, and where nothing does, the account itself is the one who acts. */
    private boolean isOfOurSide() {
        Optional<String> account = UntrustedJson.id(item.entry(), "id");
        return event.path("message").path("is_echo").asBoolean(false)
                || account.isPresent()
                        && account.equals(UntrustedJson.id(event.path("sender"), "id"))
                        && !account.equals(UntrustedJson.id(event.path("recipient"), "id"));
    }

    private Optional<String> chat(String us, String them) {
        return UntrustedJson.id(event.path(us), "id")
                .flatMap(account -> UntrustedJson.id(event.path(them), "id")
                        .map(person -> new MessagingChat(account, person).conversationId()))
                .filter(id -> id.length() <= MessagingChat.LONGEST);
    }

    private Sender sender() {
        return new Sender(UntrustedJson.id(event.path("sender"), "id").orElse(null), null, null, null, false);
    }
}
