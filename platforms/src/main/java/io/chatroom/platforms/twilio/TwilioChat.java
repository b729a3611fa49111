package io.chatroom.platforms.twilio;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A conversation at Twilio: a number of ours and somebody's, as Twilio writes them ({@code whatsapp:+1…}). Written {@code ours/theirs}. */
record TwilioChat(String ours, String theirs) {
    private static final int LONGEST = 255;
    private static final Pattern WRITTEN = Pattern.compile("([^/\\s]{2,100})/([^/\\s]{2,100})");

    static @Nullable TwilioChat of(Optional<String> ours, Optional<String> theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return null;
        }
        TwilioChat chat = new TwilioChat(ours.get(), theirs.get());
        return chat.conversationId().length() > LONGEST ? null : chat;
    }

    /** Null for an id that no event of ours can have led to. */
    static @Nullable TwilioChat parse(String conversationId) {
        var matcher = WRITTEN.matcher(conversationId);
        return matcher.matches() ? new TwilioChat(matcher.group(1), matcher.group(2)) : null;
    }

    String conversationId() {
        return ours + "/" + theirs;
    }
}
