package io.chatroom.platforms.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.UntrustedJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where something was said: a topic of a channel, written {@code channel/topic}, or between people, written {@code dm/} and the ids of
 * all of them but the bot.
 */
sealed interface ZulipConversation {
    String PEOPLE = "dm/";

    record Topic(String channelId, String topic) implements ZulipConversation {}

    record People(List<String> userIds) implements ZulipConversation {}

    /** Empty for an id that no message of ours can have led to. */
    static Optional<ZulipConversation> parse(String conversationId) {
        if (conversationId.startsWith(PEOPLE)) {
            List<String> ids =
                    Arrays.asList(conversationId.substring(PEOPLE.length()).split(",", -1));
            return ids.stream().allMatch(ZulipConversation::isNumber) ? Optional.of(new People(ids)) : Optional.empty();
        }
        int slash = conversationId.indexOf('/');
        return slash > 0 && isNumber(conversationId.substring(0, slash))
                ? Optional.of(new Topic(conversationId.substring(0, slash), conversationId.substring(slash + 1)))
                : Optional.empty();
    }

    /** Of a message, as its id is written. */
    static Optional<String> idOf(JsonNode message, String botEmail) {
        if (message.path("type").asText("").equals("stream")) {
            return UntrustedJson.id(message, "stream_id")
                    .filter(ZulipConversation::isNumber)
                    .map(channel -> channel + "/"
                            + UntrustedJson.text(message, "subject").orElse(""))
                    .filter(ZulipConversation::isUsable);
        }
        // sorted, so that whoever writes it is the same conversation
        TreeSet<Long> ids = new TreeSet<>();
        for (JsonNode person : message.path("display_recipient")) {
            if (!person.path("email").asText("").equalsIgnoreCase(botEmail)) {
                UntrustedJson.number(person, "id").filter(id -> id >= 0).ifPresent(ids::add);
            }
        }
        return Optional.of(PEOPLE + ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .filter(_ -> !ids.isEmpty())
                .filter(ZulipConversation::isUsable);
    }

    private static boolean isUsable(String id) {
        return id.length() <= 255 && id.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
