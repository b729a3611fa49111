package io.chatroom.conversation.auth;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser signed in with at the provider, so that signing out here can end that too, as <a
 * href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">RP-initiated logout</a> has it. Only the browser keeps it.
 */
@Singleton
class ProvidersSession {
    static final String COOKIE = "chatroom_provider";

    /** Browsers drop a cookie that is longer; then the provider asks whether to sign out. */
    private static final int LONGEST = 3_500;

    private static final String NOT_KEPT = "-";

    private final ConversationSettings settings;
    private final ProviderDocument document;
    private final SessionCookie cookie;

    ProvidersSession(ConversationSettings settings, ProviderDocument document, SessionCookie cookie) {
        this.settings = settings;
        this.document = document;
        this.cookie = cookie;
    }

    NewCookie begun(@Nullable String idToken, Duration lifetime) {
        String kept = idToken == null || idToken.length() > LONGEST ? NOT_KEPT : idToken;
        return cookie.whereOneSignsIn(COOKIE, kept, lifetime);
    }

    NewCookie ended() {
        return cookie.whereOneSignsIn(COOKIE, "", Duration.ZERO);
    }

    /** Where a browser that holds {@code kept} goes to sign out; empty if there is nothing of the provider's to end, or no way to. */
    Optional<URI> end(@Nullable String kept) {
        if (kept == null || !document.isThereAny()) {
            return Optional.empty();
        }
        return endSession().map(endpoint -> {
            UriBuilder uri = UriBuilder.fromUri(endpoint)
                    .queryParam("client_id", settings.oidc().clientId())
                    .queryParam(
                            "post_logout_redirect_uri",
                            UriBuilder.fromUri(settings.publicUrl())
                                    .path("login")
                                    .build());
            return (kept.equals(NOT_KEPT) ? uri : uri.queryParam("id_token_hint", kept)).build();
        });
    }

    // a provider that is away must not keep anybody signed in here
    private Optional<String> endSession() {
        try {
            return document.known().endSession();
        } catch (ProblemException away) {
            return Optional.empty();
        }
    }
}
