package io.chatroom.ingest.site;

import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.platforms.Inbox;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may talk to an inbox: those of our own address, and those of its {@code allowed_origins}. Who sends no Origin is no
 * page, and gains nothing here that it would not have anyway.
 */
@Singleton
class Origins {
    private final String ourOrigin;

    Origins(IngestSettings settings) {
        URI publicUrl = URI.create(settings.publicUrl());
        this.ourOrigin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    /** The origin to name in the answer, if a page of another address asks. */
    Optional<String> check(Inbox inbox, HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null || isOurs(origin, request)) {
            return Optional.empty();
        }
        if (inbox.settings().get("allowed_origins") instanceof Iterable<?> allowed) {
            for (Object each : allowed) {
                if (each instanceof String one && normal(one).equals(normal(origin))) {
                    return Optional.of(origin);
                }
            }
        }
        throw new ProblemException(
                403,
                "origin_not_allowed",
                "This site may not use the inbox",
                "Add the site's origin, such as https://www.example.com, to the inbox's allowed origins.");
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
}
