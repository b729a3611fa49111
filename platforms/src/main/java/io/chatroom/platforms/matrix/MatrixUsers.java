package io.chatroom.platforms.matrix;

import io.chatroom.platforms.Inbox;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which users are ours: the bot, and whoever is in the registration's namespace. */
record MatrixUsers(String bot, @Nullable Pattern namespace) {
    /** A user id has at most so many characters; nothing longer is held against an expression. */
    private static final int LONGEST_ID = 255;

    private static final int MOST_PATTERNS = 1000;
    private static final Map<String, Optional<Pattern>> COMPILED = new ConcurrentHashMap<>();

    static MatrixUsers of(Inbox inbox) {
        return new MatrixUsers(
                inbox.setting(MatrixDescriptor.BOT_USER_ID).orElse(""),
                inbox.setting(MatrixDescriptor.USER_NAMESPACE)
                        .flatMap(MatrixUsers::compiled)
                        .orElse(null));
    }

    /** An expression must be found at the beginning, and need not reach the end, as homeservers have it. */
    boolean isOurs(String userId) {
        return userId.equals(bot)
                || namespace != null
                        && userId.length() <= LONGEST_ID
                        && namespace.matcher(userId).lookingAt();
    }

    /** Whether an event of that id can be one of our homeserver's. Ids of newer rooms do not tell. */
    boolean mayHaveSent(String eventId) {
        int server = eventId.indexOf(':');
        int ours = bot.indexOf(':');
        return server < 0 || ours < 0 || eventId.substring(server).equals(bot.substring(ours));
    }

    static Optional<Pattern> compiled(String expression) {
        if (COMPILED.size() > MOST_PATTERNS) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(expression, _ -> {
            try {
                return Optional.of(Pattern.compile(expression));
            } catch (PatternSyntaxException e) {
                return Optional.empty();
            }
        });
    }
}
