package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Sender;
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
record TelegramUpdate(JsonNode root, String updateId, byte[] body, UUID inboxId, Instant now) {

    sealed interface Reading {}

    record Understood(List<InboundEvent> events) implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    /** Update ids are counted per bot, and an inbox is one bot. */
    String id() {
        return "update:" + updateId;
    }

    Reading read() {
        for (String kind : List.of("message", "channel_post")) {
            if (root.has(kind)) {
                return message(root.path(kind));
            }
        }
        for (String kind : List.of("edited_message", "edited_channel_post")) {
            if (root.has(kind)) {
                return edited(root.path(kind));
            }
        }
        if (root.has("message_reaction")) {
            return reactions(root.path("message_reaction"));
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
        Optional<String> text = text(message);
        List<Attachment> attachments = TelegramFiles.of(message);
        if (text.isEmpty() && attachments.isEmpty()) {
            return new NotUnderstood("a message with neither text nor a file we know");
        }
        return new Understood(List.of(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inboxId, id()),
                inboxId,
                chat.get().conversationId(),
                now,
                messageId.get(),
                Direction.INCOMING,
                sender(message),
                text.orElse(""),
                attachments,
                replyTo(message, chat.get()),
                time(message, "date"),
                UntrustedJson.capped(body))));
    }

    private Reading edited(JsonNode message) {
        Optional<TelegramChat> chat = chat(message);
        Optional<String> messageId = UntrustedJson.id(message, "message_id");
        if (chat.isEmpty() || messageId.isEmpty()) {
            return new NotUnderstood("an edited message without a usable chat.id and message_id");
        }
        Optional<String> text = text(message);
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
                eventId, inboxId, chat.conversationId(), now, messageId, sender, emoji, added);
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
        return UntrustedJson.id(message.path("chat"), "id").map(chatId -> {
            boolean inTopic = message.path("is_topic_message").asBoolean(false);
            String topic = inTopic
                    ? UntrustedJson.number(message, "message_thread_id")
                            .map(String::valueOf)
                            .orElse(null)
                    : null;
            return new TelegramChat(chatId, topic);
        });
    }

    private static Optional<String> text(JsonNode message) {
        return UntrustedJson.filled(message, "text").or(() -> UntrustedJson.filled(message, "caption"));
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
