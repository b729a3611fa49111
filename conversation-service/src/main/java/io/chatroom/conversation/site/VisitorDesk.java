package io.chatroom.conversation.site;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets visitors in: the key names the inbox, the token the visitor, and the site the page is on must be one the inbox knows. */
@ApplicationScoped
class VisitorDesk {
    private static final String BEARER = "bearer ";

    private final SiteInboxes inboxes;
    private final VisitorTokens tokens;
    private final String ourOrigin;

    VisitorDesk(SiteInboxes inboxes, VisitorTokens tokens, ConversationSettings settings) {
        this.inboxes = inboxes;
        this.tokens = tokens;
        this.ourOrigin =
                settings.publicUrl().getScheme() + "://" + settings.publicUrl().getRawAuthority();
    }

    /** The answer to the browser's question whether a page may ask at all. */
    void preflight(String inboxKey, RoutingContext routing) {
        allowOrigin(inbox(inboxKey), routing);
        routing.response()
                .putHeader("Access-Control-Allow-Methods", "GET, POST")
                .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID")
                .putHeader("Access-Control-Max-Age", "600");
    }

    /** Whoever asks may know how the chat looks, from a page that may show it; one that may not can read that, and not mistake it for a fault. */
    SiteInbox show(String inboxKey, RoutingContext routing) {
        String origin = routing.request().getHeader("Origin");
        if (origin != null) {
            routing.response().putHeader("Access-Control-Allow-Origin", origin);
        }
        SiteInbox inbox = inbox(inboxKey);
        allowOrigin(inbox, routing);
        return inbox;
    }

    /** A page in a frame is asked for without an origin; its policy says where it may be shown. */
    SiteInbox frame(String inboxKey) {
        return inbox(inboxKey);
    }

    Visitor admit(String inboxKey, RoutingContext routing) {
        SiteInbox inbox = inbox(inboxKey);
        // before the token is looked at, so that a page of the site can read the refusal too
        allowOrigin(inbox, routing);
        String token = token(routing.request());
        if (token == null) {
            throw refused("Open a session (POST /site/v1/…/sessions) and send its token as Authorization: Bearer.");
        }
        Visitor visitor = tokens.verify(token, inbox.id())
                .orElseThrow(() -> refused("The visitor token is not valid here, or no longer; open a new session."));
        if (inbox.verifiedOnly() && !visitor.verified()) {
            throw new ProblemException(
                    401,
                    "identity_required",
                    "Only known visitors may read here",
                    "Open a session with an identity that your server signed with the inbox's identity secret.");
        }
        return visitor;
    }

    boolean isStillValid(RoutingContext routing, Visitor visitor) {
        String token = token(routing.request());
        return token != null && tokens.verify(token, visitor.inboxId()).isPresent();
    }

    private SiteInbox inbox(String key) {
        return inboxes.byKey(key)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "unknown_inbox",
                        "There is no such inbox",
                        "No site inbox has this key. Copy the key from the inbox's settings."));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(401, "invalid_visitor_token", "The visitor is not known", detail);
    }

    /** Pages of our own address need no leave; who sends no Origin is no page. */
    private void allowOrigin(SiteInbox inbox, RoutingContext routing) {
        String origin = routing.request().getHeader("Origin");
        HttpServerResponse response = routing.response();
        response.putHeader("Vary", "Origin");
        if (origin == null || isOurs(origin, routing.request())) {
            return;
        }
        if (inbox.allowedOrigins().stream().noneMatch(allowed -> normal(allowed).equals(normal(origin)))) {
            throw new ProblemException(
                    403,
                    "origin_not_allowed",
                    "This site may not use the inbox",
                    "Add the site's origin, such as https://www.example.com, to the inbox's allowed origins.");
        }
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    }

    private boolean isOurs(String origin, HttpServerRequest request) {
        return normal(origin).equals(normal(ourOrigin))
                || isHost(origin, request.getHeader("Host"))
                || isHost(origin, request.getHeader("X-Forwarded-Host"));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }

    private static String normal(String origin) {
        String lower = origin.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static @Nullable String token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
