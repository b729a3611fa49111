package io.chatroom.platforms.slack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation on Slack: a channel, a group or a direct message of one workspace. Written {@code workspace:channel}. */
record SlackChannel(String team, String id) {
    private static final Pattern WRITTEN = Pattern.compile("([TE][A-Z0-9]{1,30}):([A-Z][A-Z0-9]{1,30})");

    /** Empty for an id that no event of Slack can have led to. */
    static Optional<SlackChannel> parse(String conversationId) {
        Matcher matcher = WRITTEN.matcher(conversationId);
        return matcher.matches() ? Optional.of(new SlackChannel(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String conversationId() {
        return team + ":" + id;
    }
}
