package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who somebody is, and what an id tells. */
final class DiscordPerson {
    /** Ids count milliseconds from the first of January 2015 on (https://docs.discord.com/developers/reference#snowflakes). */
    private static final long EPOCH = 1_420_070_400_000L;

    /** By the name that is shown: the one in this server, the one they chose, or the one they are known by. */
    static Sender of(JsonNode user, JsonNode member) {
        Optional<String> id = UntrustedJson.id(user, "id");
        Optional<String> username = UntrustedJson.filled(user, "username");
        return new Sender(
                id.orElse(null),
                UntrustedJson.filled(member, "nick")
                        .or(() -> UntrustedJson.filled(user, "global_name"))
                        .or(() -> username)
                        .orElse(null),
                username.orElse(null),
                id.flatMap(known -> avatar(known, user)).orElse(null),
                false);
    }

    private static Optional<String> avatar(String id, JsonNode user) {
        return UntrustedJson.filled(user, "avatar")
                .filter(hash -> isWord(hash) && isWord(id))
                .map(hash -> "https://cdn.discordapp.com/avatars/" + id + "/" + hash + ".png");
    }

    static boolean isWord(String text) {
        return text.length() <= 100
                && text.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || c == '_'));
    }

    /** Null for what is no id of Discord's. */
    static @Nullable Instant timeOf(String snowflake) {
        boolean number = !snowflake.isEmpty()
                && snowflake.length() <= 19
                && snowflake.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return null;
        }
        try {
            return Instant.ofEpochMilli((Long.parseLong(snowflake) >>> 22) + EPOCH);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private DiscordPerson() {}
}
