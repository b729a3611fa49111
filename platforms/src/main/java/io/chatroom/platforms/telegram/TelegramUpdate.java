package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One update, in our words. */
record TelegramUpdate(JsonNode root, String updateId, byte[] body, UUID inboxId, String botId, Team team, Instant now) {

    sealed interface Reading {}

    record Understood(List<InboundEvent> events) implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    /** Ours, come back. */
    record Echo() implements Reading {}

    /** Known, and nothing that a conversation consists of. */
    record Ignored() implements Reading {}

    /**
     * Who is in a chat, who may do what there, and counts. Somebody who blocks the bot is told of too; a reply to them says so.
     */
    private static final List<String> AROUND = List.of(
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "business_connection",
            "message_reaction_count",
            "poll",
            "poll_answer");

    /** Telegram names a hundred at most. */
    private static final int MOST_DELETED = 500;

    /** What Telegram itself writes into a chat. */
    private static final List<String> NOTICES = List.of(
            "boost_added",
            "channel_chat_created",
            "chat_background_set",
            "chat_shared",
            "checklist_tasks_added",
            "checklist_tasks_done",
            "connected_website",
            "delete_chat_photo",
            "direct_message_price_changed",
            "forum_topic_closed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_completed",
            "giveaway_created",
            "group_chat_created",
            "left_chat_member",
            "message_auto_delete_timer_changed",
            "new_chat_members",
            "new_chat_photo",
            "new_chat_title",
            "paid_message_price_changed",
            "pinned_message",
            "proximity_alert_triggered",
            "supergroup_chat_created",
            "users_shared",
            "video_chat_ended",
            "video_chat_participants_invited",
            "video_chat_scheduled",
            "video_chat_started",
            "write_access_allowed");

    /** Update ids are counted per bot, and an inbox is one bot. */
    String id() {
        return "update:" + updateId;
    }

    Reading read() {
        for (String kind : List.of("message", "channel_post", "business_message")) {
            if (root.has(kind)) {
                return message(root.path(kind));
            }
        }
        for (String kind : List.of("edited_message", "edited_channel_post", "edited_business_message")) {
            if (root.has(kind)) {
                return edited(root.path(kind));
            }
        }
        if (root.has("message_reaction")) {
            return reactions(root.path("message_reaction"));
        }
        if (root.has("deleted_business_messages")) {
            return deleted(root.path("deleted_business_messages"));
        }
        if (AROUND.stream().anyMatch(root::has)) {
            return new Ignored();
        }
        String kinds = root.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("update_id") && name.matches("[a-z_]{1,40}"))
                .limit(5)
                .collect(Collectors.joining(", "));
        return new NotUnderstood("an update of a kind we do not know: " + kinds);
    }

    private Reading message(JsonNode message) {
        Optional<TelegramChat> chat = chat(message);
        Optional<String> messageId = UntrustedJson.id(message, "message_id");
        if (chat.isEmpty() || messageId.isEmpty()) {
            return new NotUnderstood("a message without a usable chat.id and message_id");
        }
        if (message.has("migrate_to_chat_id") || message.has("migrate_from_chat_id")) {
            return moved(message, chat.get());
        }
        if (isOurs(message)) {
            return new Echo();
        }
        Optional<String> text = TelegramText.of(message);
        List<Attachment> attachments = TelegramFiles.of(message);
        if (text.isEmpty() && attachments.isEmpty()) {
            return NOTICES.stream().anyMatch(message::has)
                    ? new Ignored()
                    : new NotUnderstood("a message with neither text nor a file we know");
        }
        return new Understood(List.of(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inboxId, id()),
                inboxId,
                chat.get().conversationId(),
                now,
                messageId.get(),
                direction(message, chat.get()),
                sender(message),
                text.orElse(""),
                attachments,
                replyTo(message, chat.get()),
                time(message, "date"),
                UntrustedJson.capped(body),
                null,
                chat.get().topic() == null ? null : chat.get().id())));
    }

    /** A group became a supergroup; said once in the chat that ends, and once more where it goes on, before anything else there. */
    private Reading moved(JsonNode message, TelegramChat chat) {
        Optional<String> to =
                UntrustedJson.number(message, "migrate_to_chat_id").map(String::valueOf);
        Optional<String> from =
                UntrustedJson.number(message, "migrate_from_chat_id").map(String::valueOf);
        String here = chat.conversationId();
        return to.map(id -> InboundEvent.ConversationMoved.of(inboxId, here, now, here, id))
                .or(() -> from.map(id -> InboundEvent.ConversationMoved.of(inboxId, here, now, id, here)))
                .<Reading>map(event -> new Understood(List.of(event)))
                .orElseGet(() -> new NotUnderstood("a group that moved, without a usable chat id"));
    }

    private Reading edited(JsonNode message) {
        Optional<TelegramChat> chat = chat(message);
        Optional<String> messageId = UntrustedJson.id(message, "message_id");
        if (chat.isEmpty() || messageId.isEmpty()) {
            return new NotUnderstood("an edited message without a usable chat.id and message_id");
        }
        if (isOurs(message)) {
            return new Echo();
        }
        Optional<String> text = TelegramText.of(message);
        if (text.isEmpty() && TelegramFiles.of(message).isEmpty()) {
            return new NotUnderstood("an edited message with neither text nor a file we know");
        }
        return new Understood(List.of(new InboundEvent.MessageEdited(
                Ids.ofPlatformEvent(inboxId, id()),
                inboxId,
                chat.get().conversationId(),
                now,
                messageId.get(),
                text.orElse(""),
                time(message, "edit_date"))));
    }

    /** Only the chats of business accounts tell of this, and of many messages at once. */
    private Reading deleted(JsonNode deleted) {
        Optional<TelegramChat> chat = chat(deleted);
        List<InboundEvent> events = new ArrayList<>();
        if (chat.isPresent() && deleted.path("message_ids").size() <= MOST_DELETED) {
            deleted.path("message_ids")
                    .valueStream()
                    .forEach(id -> UntrustedJson.id(id)
                            .ifPresent(messageId -> events.add(new InboundEvent.MessageDeleted(
                                    Ids.ofPlatformEvent(inboxId, id() + ":" + messageId),
                                    inboxId,
                                    chat.get().conversationId(),
                                    now,
                                    messageId,
                                    null))));
        }
        return events.isEmpty()
                ? new NotUnderstood("deleted messages without a usable chat.id and message_ids")
                : new Understood(events);
    }

    /** Telegram tells what stood before and what stands now; the difference is what somebody did. */
    private Reading reactions(JsonNode reaction) {
        Optional<TelegramChat> chat = chat(reaction);
        Optional<String> messageId = UntrustedJson.id(reaction, "message_id");
        if (chat.isEmpty() || messageId.isEmpty()) {
            return new NotUnderstood("a reaction without a usable chat.id and message_id");
        }
        Sender sender =
                reaction.has("actor_chat") ? chatAsSender(reaction.path("actor_chat")) : person(reaction.path("user"));
        SequencedSet<String> before = emojis(reaction.path("old_reaction"));
        SequencedSet<String> after = emojis(reaction.path("new_reaction"));
        List<InboundEvent> events = new ArrayList<>();
        before.stream()
                .filter(emoji -> !after.contains(emoji))
                .forEach(emoji -> events.add(reaction(chat.get(), messageId.get(), sender, emoji, false)));
        after.stream()
                .filter(emoji -> !before.contains(emoji))
                .forEach(emoji -> events.add(reaction(chat.get(), messageId.get(), sender, emoji, true)));
        return events.isEmpty() ? new NotUnderstood("a reaction that changes nothing we know") : new Understood(events);
    }

    private InboundEvent reaction(TelegramChat chat, String messageId, Sender sender, String emoji, boolean added) {
        UUID eventId = Ids.ofPlatformEvent(inboxId, id() + (added ? ":+" : ":-") + emoji);
        return new InboundEvent.ReactionChanged(
                eventId,
                inboxId,
                chat.conversationId(),
                now,
                messageId,
                sender,
                emoji,
                added,
                null,
                // Telegram does not say in which topic
                chat.business() == null ? chat.id() : null);
    }

    private static SequencedSet<String> emojis(JsonNode reactions) {
        SequencedSet<String> emojis = new LinkedHashSet<>();
        for (JsonNode reaction : reactions) {
            UntrustedJson.id(reaction, "emoji")
                    .or(() -> UntrustedJson.id(reaction, "custom_emoji_id").map(id -> "custom:" + id))
                    // a paid reaction has a type and nothing else
                    .or(() -> UntrustedJson.id(reaction, "type"))
                    .ifPresent(emojis::add);
        }
        return emojis;
    }

    private static Optional<TelegramChat> chat(JsonNode message) {
        Optional<String> business = UntrustedJson.id(message, "business_connection_id");
        if (business.isPresent() && !TelegramChat.isConnection(business.get())) {
            return Optional.empty();
        }
        return UntrustedJson.id(message.path("chat"), "id").map(chatId -> {
            boolean inTopic = message.path("is_topic_message").asBoolean(false);
            String topic = inTopic && business.isEmpty()
                    ? UntrustedJson.number(message, "message_thread_id")
                            .map(String::valueOf)
                            .orElse(null)
                    : null;
            return new TelegramChat(chatId, topic, business.orElse(null));
        });
    }

    /** What the bot sends for a business account comes back to it; anything else of its own does not, and would be an echo too. */
    private boolean isOurs(JsonNode message) {
        return UntrustedJson.id(message.path("sender_business_bot"), "id")
                .or(() -> UntrustedJson.id(message.path("from"), "id"))
                .filter(botId::equals)
                .isPresent();
    }

    /** A business chat has the number of the other person; whoever else writes there writes for the business, and so does the team. */
    private Direction direction(JsonNode message, TelegramChat chat) {
        boolean ownSide = chat.business() != null
                && UntrustedJson.id(message.path("from"), "id")
                        .filter(from -> !from.equals(chat.id()))
                        .isPresent();
        Sender sender = sender(message);
        return ownSide ? Direction.OUTGOING : team.directionOf(sender.externalId(), sender.handle());
    }

    /** In a topic, what is no reply to anything is given as a reply to the message that opened the topic. */
    private static @Nullable String replyTo(JsonNode message, TelegramChat chat) {
        return UntrustedJson.id(message.path("reply_to_message"), "message_id")
                .filter(id -> !id.equals(chat.topic()))
                .orElse(null);
    }

    /** Who writes in the name of a chat (channels, anonymous admins) comes with a stand-in in {@code from}. */
    private static Sender sender(JsonNode message) {
        if (message.has("sender_chat")) {
            return chatAsSender(message.path("sender_chat"));
        }
        return message.has("from") ? person(message.path("from")) : chatAsSender(message.path("chat"));
    }

    private static Sender person(JsonNode user) {
        String name = Stream.of("first_name", "last_name")
                .flatMap(part -> UntrustedJson.filled(user, part).stream())
                .collect(Collectors.joining(" "));
        return sender(user, name);
    }

    private static Sender chatAsSender(JsonNode chat) {
        Optional<String> title = UntrustedJson.filled(chat, "title");
        return title.isPresent() ? sender(chat, title.get()) : person(chat);
    }

    private static Sender sender(JsonNode from, String name) {
        return new Sender(
                UntrustedJson.id(from, "id").orElse(null),
                name.isEmpty() ? null : name,
                UntrustedJson.filled(from, "username").orElse(null),
                null,
                false);
    }

    private static @Nullable Instant time(JsonNode message, String field) {
        return UntrustedJson.number(message, field)
                // a date beyond the year 9999 can be no date, and cannot be stored as one
                .filter(seconds -> seconds > 0 && seconds < 253_402_300_800L)
                .map(Instant::ofEpochSecond)
                .orElse(null);
    }
}
