package io.chatroom.conversation.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that says it is over the limit before any of it is read; the server itself would hang up without a word. */
@Singleton
class LargeBodies {
    private static final int RIGHT_AFTER_THE_REQUEST_ID = 9_999;

    private static final int RIGHT_AFTER_THE_SERVERS_OWN_LIMIT = 0;

    /** A reply of 10 000 characters fits, and so does every other request. */
    private static final long OF_REQUESTS = 1024 * 1024;

    /** By people of ours, by visitors, or by delivery-service. */
    private static final Pattern UPLOAD =
            Pattern.compile("/api/v1/conversations/[^/]+/attachments/?|/api/site/v1/[^/]+/files/?|/internal/media/.+");
    /** By which the server knows how much it may read of a body that does not say how long it is. */
    private static final String SERVERS_LIMIT = "io.quarkus.max-request-size";

    private final long ofFiles;
    private final UnroutedRequests unrouted;

    LargeBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize ofFiles, UnroutedRequests unrouted) {
        this.ofFiles = ofFiles.asLongValue();
        this.unrouted = unrouted;
    }

    void register(@Observes Router router) {
        router.route().order(RIGHT_AFTER_THE_SERVERS_OWN_LIMIT).handler(context -> {
            context.put(SERVERS_LIMIT, limit(context));
            context.next();
        });
    }

    private long limit(RoutingContext context) {
        return UPLOAD.matcher(context.normalizedPath()).matches() ? ofFiles : OF_REQUESTS;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (announced(context) > limit(context)) {
                        context.response().putHeader("Connection", "close");
                        unrouted.answer(context, 413);
                    } else {
                        context.next();
                    }
                },
                RIGHT_AFTER_THE_REQUEST_ID);
    }

    private static long announced(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
