package io.chatroom.conversation.auth;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a signed-in browser send. A request that changes something on the strength of the cookie alone
 * carries a header that no form can set, and comes from our own pages.
 */
@ApplicationScoped
class ForgedRequests {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final String ourOrigin;

    // made when it is first called: filters are collected before there are settings
    ForgedRequests(ConversationSettings settings) {
        this.ourOrigin = originOf(settings.publicUrl());
    }

    @ServerRequestFilter
    void check(HttpServerRequest request) {
        boolean byCookie = request.getHeader("Authorization") == null && request.getCookie(SessionCookie.NAME) != null;
        boolean makesCookie = request.path().startsWith("/api/v1/auth/session");
        if (HARMLESS.contains(request.method()) || !(byCookie || makesCookie)) {
            return;
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !isOurs(origin, request.getHeader("Host"))) {
            throw refusal("This request comes from a page of " + shortened(origin) + ", which is not ours.");
        }
        if (byCookie && !"chatroom".equals(request.getHeader("X-Requested-With"))) {
            throw refusal("Send the header X-Requested-With: chatroom along with the session cookie.");
        }
    }

    // a page served under another name than the configured one is ours too if it calls the host it came from
    private boolean isOurs(String origin, @Nullable String host) {
        return origin.equalsIgnoreCase(ourOrigin)
                || (host != null
                        && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host)));
    }

    private static ProblemException refusal(String detail) {
        return new ProblemException(403, "csrf", "The request may be forged", detail);
    }

    private static String originOf(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return (url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String origin) {
        return origin.length() > 100 ? origin.substring(0, 100) + "…" : origin;
    }
}
