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
        return cookie(NAME, "/", token, (int) lifetime.toSeconds());
    }

    NewCookie gone() {
        return cookie(NAME, "/", "", 0);
    }

    /** Sent where somebody signs in or out, and nowhere else. */
    NewCookie whereOneSignsIn(String name, String value, Duration lifetime) {
        return cookie(name, "/api/v1/auth", value, (int) lifetime.toSeconds());
    }

    private NewCookie cookie(String name, String path, String value, int maxAgeSeconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
