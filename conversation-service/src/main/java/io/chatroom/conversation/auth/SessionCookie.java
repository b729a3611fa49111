package io.chatroom.conversation.auth;

import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie that keeps a browser signed in. No script can read it, and no other site's page can make a browser send it. */
@Singleton
class SessionCookie {
    static final String NAME = "chatroom_session";

    private final boolean secure;

    SessionCookie(ConversationSettings settings) {
        this.secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    NewCookie with(String token, Duration lifetime) {
        return cookie(token, (int) lifetime.toSeconds());
    }

    NewCookie gone() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAgeSeconds) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
