package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to messages, as the <a href="https://docs.discord.com/developers/events/gateway-events">gateway</a> dispatches it: the
 * name of the event, and its data. Webhook events about messages hold the same.
 *
 * @param dispatchId the same whenever the same dispatch is read again, such as the session and the sequence number
 * @param body what travels along as raw
 * @param self the bot's own user id, where it is known; it may differ from the application's
 */
record DiscordDispatch(
        Inbox inbox,
        Instant now,
        String dispatchId,
        byte[] body,
        @Nullable String self) {
    /** A person wrote it: into a channel, as a reply, by a command. Others tell that somebody joined, pinned, boosted … */
    private static final Set<Integer> WRITTEN = Set.of(0, 19, 20, 23);

    private static final int FORWARD = 1;

    /** Discord deletes a hundred at once. */
    private static final int MOST_DELETED = 500;

    /** What a connection tells besides, and what no conversation consists of. */
    private static final Set<String> BESIDES = Set.of(
            "TYPING_START",
            "PRESENCE_UPDATE",
            "USER_UPDATE",
            "CHANNEL_CREATE",
            "CHANNEL_UPDATE",
            "CHANNEL_DELETE",
            "CHANNEL_PINS_UPDATE",
            "THREAD_CREATE",
            "THREAD_UPDATE",
            "THREAD_DELETE",
            "THREAD_LIST_SYNC",
            "THREAD_MEMBER_UPDATE",
            "THREAD_MEMBERS_UPDATE",
            "GUILD_CREATE",
            "GUILD_UPDATE",
            "GUILD_DELETE",
            "GUILD_EMOJIS_UPDATE",
            "GUILD_STICKERS_UPDATE",
            "GUILD_INTEGRATIONS_UPDATE",
            "GUILD_MEMBER_ADD",
            "GUILD_MEMBER_REMOVE",
            "GUILD_MEMBER_UPDATE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "MESSAGE_POLL_VOTE_ADD",
            "MESSAGE_POLL_VOTE_REMOVE",
            "VOICE_STATE_UPDATE",
            "VOICE_CHANNEL_EFFECT_SEND",
            "WEBHOOKS_UPDATE",
            "APPLICATION_COMMAND_PERMISSIONS_UPDATE",
            // they do not say whose
            "MESSAGE_REACTION_REMOVE_ALL",
            "MESSAGE_REACTION_REMOVE_EMOJI");

    DiscordReading read(String event, JsonNode data) {
        return switch (event) {
            case "MESSAGE_CREATE" -> created(data);
            case "MESSAGE_UPDATE" -> updated(data);
            case "MESSAGE_DELETE" -> deleted(data, List.of(data.path("id")));
            case "MESSAGE_DELETE_BULK" -> deleted(data, data.path("ids"));
            case "MESSAGE_REACTION_ADD" -> reaction(data, true);
            case "MESSAGE_REACTION_REMOVE" -> reaction(data, false);
            default ->
                BESIDES.contains(event)
                        ? new DiscordReading.Ignored()
                        : new DiscordReading.NotUnderstood("an event we do not know: " + shown(event));
        };
    }

    private DiscordReading created(JsonNode message) {
        Optional<String> channel = UntrustedJson.id(message, "channel_id");
        Optional<String> id = UntrustedJson.id(message, "id");
        if (channel.isEmpty() || id.isEmpty()) {
            return new DiscordReading.NotUnderstood("a message without a usable id and channel_id");
        }
        if (isOurs(message)) {
            return new DiscordReading.Echo();
        }
        if (isAutomatic(message) || !WRITTEN.contains(message.path("type").asInt())) {
            return new DiscordReading.Ignored();
        }
        JsonNode reference = message.path("message_reference");
        boolean forward = reference.path("type").asInt() == FORWARD;
        JsonNode said = forward ? message.path("message_snapshots").path(0).path("message") : message;
        String text = DiscordText.read(UntrustedJson.text(said, "content").orElse(""), said);
        List<Attachment> files = DiscordFiles.ofMessage(said);
        if (text.isBlank() && files.isEmpty()) {
            return new DiscordReading.NotUnderstood(
                    "a message with neither text nor a file; without the intent for message content Discord leaves them out");
        }
        return new DiscordReading.Understood(new InboundEvent.MessageReceived(
                eventId("message:" + id.get()),
                inbox.id(),
                channel.get(),
                now,
                id.get(),
                isOfTheTeam(message.path("member")) ? Direction.OUTGOING : Direction.INCOMING,
                DiscordPerson.of(message.path("author"), message.path("member")),
                text,
                files,
                forward ? null : UntrustedJson.id(reference, "message_id").orElse(null),
                UntrustedJson.time(message, "timestamp").orElseGet(() -> DiscordPerson.timeOf(id.get())),
                UntrustedJson.capped(body)));
    }

    /** Also told when a preview of a link is there, or somebody pins it: then nothing was edited. */
    private DiscordReading updated(JsonNode message) {
        Optional<String> channel = UntrustedJson.id(message, "channel_id");
        Optional<String> id = UntrustedJson.id(message, "id");
        if (channel.isEmpty() || id.isEmpty()) {
            return new DiscordReading.NotUnderstood("an edit without a usable id and channel_id");
        }
        if (isOurs(message)) {
            return new DiscordReading.Echo();
        }
        Optional<Instant> editedAt = UntrustedJson.time(message, "edited_timestamp");
        Optional<String> text = UntrustedJson.text(message, "content");
        if (editedAt.isEmpty() || text.isEmpty() || isAutomatic(message)) {
            return new DiscordReading.Ignored();
        }
        return new DiscordReading.Understood(new InboundEvent.MessageEdited(
                eventId("edit:" + id.get() + ":" + editedAt.get()),
                inbox.id(),
                channel.get(),
                now,
                id.get(),
                DiscordText.read(text.get(), message),
                editedAt.get()));
    }

    private DiscordReading deleted(JsonNode data, Iterable<JsonNode> ids) {
        Optional<String> channel = UntrustedJson.id(data, "channel_id");
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode id : ids) {
            if (events.size() == MOST_DELETED) {
                return new DiscordReading.NotUnderstood("a deletion of more messages than Discord deletes at once");
            }
            if (channel.isPresent() && id.isTextual() && DiscordPerson.timeOf(id.textValue()) != null) {
                events.add(new InboundEvent.MessageDeleted(
                        eventId("delete:" + id.textValue()), inbox.id(), channel.get(), now, id.textValue(), null));
            }
        }
        return events.isEmpty()
                ? new DiscordReading.NotUnderstood("a deletion without a usable channel_id and ids")
                : new DiscordReading.Understood(events);
    }

    /** The same reaction may come and go and come again, so the dispatch tells them apart. */
    private DiscordReading reaction(JsonNode data, boolean added) {
        Optional<String> channel = UntrustedJson.id(data, "channel_id");
        Optional<String> message = UntrustedJson.id(data, "message_id");
        Optional<String> user = UntrustedJson.id(data, "user_id");
        Optional<String> emoji = UntrustedJson.id(data.path("emoji"), "name")
                .map(name -> data.path("emoji").path("id").isTextual() ? ":" + name + ":" : name);
        if (channel.isEmpty() || message.isEmpty() || user.isEmpty() || emoji.isEmpty()) {
            return new DiscordReading.NotUnderstood(
                    "a reaction without a usable channel_id, message_id, user_id and emoji");
        }
        if (isUs(user.get())) {
            return new DiscordReading.Echo();
        }
        JsonNode member = data.path("member");
        Sender known = DiscordPerson.of(member.has("user") ? member.path("user") : MissingNode.getInstance(), member);
        return new DiscordReading.Understood(new InboundEvent.ReactionChanged(
                eventId("reaction:" + dispatchId),
                inbox.id(),
                channel.get(),
                now,
                message.get(),
                new Sender(user.get(), known.name(), known.handle(), known.avatarUrl(), false),
                emoji.get(),
                added));
    }

    private boolean isOurs(JsonNode message) {
        return UntrustedJson.id(message.path("author"), "id").filter(this::isUs).isPresent()
                || UntrustedJson.id(message, "application_id")
                                .filter(this::isUs)
                                .isPresent()
                        && message.path("author").path("bot").asBoolean(false);
    }

    /** Who has one of the team's roles answers for us, wherever they write; in a direct message nobody has roles. */
    private boolean isOfTheTeam(JsonNode member) {
        if (!(inbox.settings().get(DiscordDescriptor.TEAM_ROLES) instanceof List<?> team) || team.isEmpty()) {
            return false;
        }
        for (JsonNode role : member.path("roles")) {
            if (role.isTextual() && team.contains(role.textValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean isUs(String userId) {
        return userId.equals(self)
                || inbox.setting(DiscordDescriptor.APPLICATION_ID)
                        .filter(userId::equals)
                        .isPresent();
    }

    /** Bots that answer bots never stop. */
    private static boolean isAutomatic(JsonNode message) {
        return message.path("author").path("bot").asBoolean(false) || message.hasNonNull("webhook_id");
    }

    private UUID eventId(String key) {
        return Ids.ofPlatformEvent(inbox.id(), key);
    }

    private static String shown(String event) {
        return event.length() <= 60 && DiscordPerson.isWord(event) ? event : "?";
    }
}
