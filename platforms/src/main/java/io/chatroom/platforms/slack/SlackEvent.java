package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event of one callback, in our words. {@code root} is the envelope around it. */
record SlackEvent(JsonNode root, JsonNode event, String eventId, byte[] body, Inbox inbox, Instant now) {

    sealed interface Reading {}

    record Understood(InboundEvent event) implements Reading {}

    record NotUnderstood(String reason) implements Reading {}

    /** Ours, come back. */
    record Echo() implements Reading {}

    /** Known, and nothing that a conversation consists of. */
    record Ignored() implements Reading {}

    private static final Set<String> MESSAGES =
            Set.of("", "file_share", "thread_broadcast", "bot_message", "me_message", "slackbot_response");
    /** What Slack itself writes into a channel. */
    private static final Set<String> NOTICES = Set.of(
            "assistant_app_thread",
            "bot_add",
            "bot_disable",
            "bot_enable",
            "bot_remove",
            "channel_archive",
            "channel_convert_to_private",
            "channel_convert_to_public",
            "channel_join",
            "channel_leave",
            "channel_name",
            "channel_posting_permissions",
            "channel_purpose",
            "channel_topic",
            "channel_unarchive",
            "ekm_access_denied",
            "group_archive",
            "group_join",
            "group_leave",
            "group_name",
            "group_purpose",
            "group_topic",
            "group_unarchive",
            "huddle_thread",
            "joiner_notification",
            "message_replied",
            "pinned_item",
            "reminder_add",
            "reply_broadcast",
            "sh_room_created",
            "unpinned_item");

    /** Events around channels, people and files; what concerns a message comes with the message. */
    private static final List<String> SURROUNDINGS = List.of(
            "channel_", "group_", "im_", "member_", "pin_", "star_", "user_", "team_", "emoji_", "file_", "dnd_");

    Reading read() {
        String type = UntrustedJson.text(event, "type").orElse("");
        return switch (type) {
            case "message" -> message();
            case "app_mention" -> received(event);
            case "reaction_added" -> reaction(true);
            case "reaction_removed" -> reaction(false);
            case "app_home_opened", "link_shared" -> new Ignored();
            case "app_uninstalled", "tokens_revoked" ->
                new NotUnderstood("the workspace took the app's rights away (" + type + "); replies will be refused");
            default ->
                SURROUNDINGS.stream().anyMatch(type::startsWith)
                        ? new Ignored()
                        : new NotUnderstood("an event of a type we do not know: " + shown(type));
        };
    }

    private Reading message() {
        String subtype = UntrustedJson.text(event, "subtype").orElse("");
        return switch (subtype) {
            case "message_changed" -> changed();
            case "message_deleted" -> deleted(event.path("previous_message"), UntrustedJson.id(event, "deleted_ts"));
            case String known when MESSAGES.contains(known) -> received(event);
            case String notice when NOTICES.contains(notice) -> new Ignored();
            default -> new NotUnderstood("a message of a subtype we do not know: " + shown(subtype));
        };
    }

    /** A mention of the app comes twice, as a message and as a mention; the channel and the time name both. */
    private Reading received(JsonNode message) {
        Optional<SlackChannel> channel = channel(UntrustedJson.id(event, "channel"));
        Optional<String> ts = UntrustedJson.id(message, "ts");
        if (channel.isEmpty() || ts.isEmpty()) {
            return new NotUnderstood("a message without a usable team_id, channel and ts");
        }
        if (isOurs(message)) {
            return new Echo();
        }
        Optional<String> text = SlackText.of(message);
        List<Attachment> attachments = SlackFiles.of(message);
        if (text.isEmpty() && attachments.isEmpty()) {
            return new NotUnderstood("a message with neither text nor a file");
        }
        String conversationId = channel.get().conversationId();
        return new Understood(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), "message:" + conversationId + ":" + ts.get()),
                inbox.id(),
                conversationId,
                now,
                ts.get(),
                Team.of(inbox)
                        .directionOf(
                                UntrustedJson.id(message, "user").orElse(null),
                                UntrustedJson.id(message, "bot_id").orElse(null)),
                sender(message),
                text.orElse(""),
                attachments,
                thread(message, ts.get()),
                SlackTimestamp.time(message, "ts"),
                UntrustedJson.capped(body)));
    }

    /** Slack says "changed" also when it has looked up a link, and when the first message of a thread is deleted. */
    private Reading changed() {
        JsonNode message = event.path("message");
        JsonNode previous = event.path("previous_message");
        Optional<String> ts = UntrustedJson.id(message, "ts").or(() -> UntrustedJson.id(previous, "ts"));
        if (message.path("subtype").asText().equals("tombstone")) {
            return deleted(previous, ts);
        }
        Optional<SlackChannel> channel = channel(UntrustedJson.id(event, "channel"));
        if (channel.isEmpty() || ts.isEmpty()) {
            return new NotUnderstood("a changed message without a usable team_id, channel and ts");
        }
        if (isOurs(message)) {
            return new Echo();
        }
        if (!hasChanged(message, previous)) {
            return new Ignored();
        }
        Instant editedAt = SlackTimestamp.time(message.path("edited"), "ts");
        return new Understood(new InboundEvent.MessageEdited(
                id(),
                inbox.id(),
                channel.get().conversationId(),
                now,
                ts.get(),
                SlackText.of(message).orElse(""),
                editedAt == null ? SlackTimestamp.time(event, "ts") : editedAt));
    }

    private static boolean hasChanged(JsonNode message, JsonNode previous) {
        return previous.has("text")
                ? !message.path("text").asText().equals(previous.path("text").asText())
                : message.has("edited");
    }

    private Reading deleted(JsonNode previous, Optional<String> deletedTs) {
        Optional<SlackChannel> channel = channel(UntrustedJson.id(event, "channel"));
        Optional<String> ts = deletedTs.or(() -> UntrustedJson.id(previous, "ts"));
        if (channel.isEmpty() || ts.isEmpty()) {
            return new NotUnderstood("a deleted message without a usable team_id, channel and ts");
        }
        return new Understood(new InboundEvent.MessageDeleted(
                id(), inbox.id(), channel.get().conversationId(), now, ts.get(), SlackTimestamp.time(event, "ts")));
    }

    private Reading reaction(boolean added) {
        JsonNode item = event.path("item");
        if (item.has("type") && !item.path("type").asText().equals("message")) {
            return new Ignored();
        }
        Optional<SlackChannel> channel = channel(UntrustedJson.id(item, "channel"));
        Optional<String> ts = UntrustedJson.id(item, "ts");
        Optional<String> name = UntrustedJson.id(event, "reaction");
        if (channel.isEmpty() || ts.isEmpty() || name.isEmpty()) {
            return new NotUnderstood("a reaction without a usable team_id, channel, ts and name");
        }
        return new Understood(new InboundEvent.ReactionChanged(
                id(),
                inbox.id(),
                channel.get().conversationId(),
                now,
                ts.get(),
                sender(event),
                SlackText.reaction(name.get()),
                added));
    }

    private UUID id() {
        return Ids.ofPlatformEvent(inbox.id(), eventId);
    }

    private Optional<SlackChannel> channel(Optional<String> channelId) {
        return UntrustedJson.id(root, "team_id")
                .flatMap(team -> channelId.flatMap(id -> SlackChannel.parse(team + ":" + id)));
    }

    /**
     * Apps' messages carry a bot's id. One is ours by the app's id, or by the user Slack delivers to. That user alone does not
     * tell: where an app acts for people, it is a person.
     */
    private boolean isOurs(JsonNode message) {
        Optional<String> user = UntrustedJson.id(message, "user");
        if (user.isPresent() && user.equals(inbox.setting(SlackDescriptor.BOT_USER_ID))) {
            return true;
        }
        if (!message.hasNonNull("bot_id")) {
            return false;
        }
        Optional<String> app = UntrustedJson.id(root, "api_app_id");
        boolean byApp = app.isPresent()
                && (app.equals(UntrustedJson.id(message, "app_id"))
                        || app.equals(UntrustedJson.id(message.path("bot_profile"), "app_id")));
        return byApp || user.isPresent() && authorisedBots().anyMatch(user.get()::equals);
    }

    private Stream<String> authorisedBots() {
        return root.path("authorizations")
                .valueStream()
                .filter(authorisation -> authorisation.path("is_bot").asBoolean(false))
                .flatMap(authorisation -> UntrustedJson.id(authorisation, "user_id").stream());
    }

    /** People come as an id and nothing else, as a rule; apps bring name and picture along. */
    private static Sender sender(JsonNode message) {
        JsonNode bot = message.path("bot_profile");
        JsonNode person = message.path("user_profile");
        Optional<String> name = UntrustedJson.firstFilled(person, "display_name", "real_name")
                // what an app calls itself for this one message
                .or(() -> UntrustedJson.filled(message, "username"))
                .or(() -> UntrustedJson.filled(bot, "name"));
        Optional<String> avatar = UntrustedJson.filled(person, "image_72")
                .or(() -> UntrustedJson.firstFilled(message.path("icons"), "image_72", "image_48"))
                .or(() -> UntrustedJson.filled(bot.path("icons"), "image_72"))
                .filter(url -> url.startsWith("https://"));
        return new Sender(
                UntrustedJson.id(message, "user")
                        .or(() -> UntrustedJson.id(message, "bot_id"))
                        .orElse(null),
                name.orElse(null),
                UntrustedJson.filled(person, "name").orElse(null),
                avatar.orElse(null),
                false);
    }

    /** The first message of the thread; it carries its own time as its thread's. */
    private static @Nullable String thread(JsonNode message, String ts) {
        return UntrustedJson.id(message, "thread_ts")
                .filter(thread -> !thread.equals(ts))
                .orElse(null);
    }

    private static String shown(String word) {
        return word.length() <= 60 ? word : "a very long one";
    }
}
