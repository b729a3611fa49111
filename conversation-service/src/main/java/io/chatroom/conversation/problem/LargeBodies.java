package io.chatroom.conversation.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that says it is over the limit before any of it is read; the server itself would hang up without a word. */
@Singleton
class LargeBodies {
    private static final int RIGHT_AFTER_THE_REQUEST_ID = 9_999;

    private final long limit;
    private final UnroutedRequests unrouted;

    LargeBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, UnroutedRequests unrouted) {
        this.limit = limit.asLongValue();
        this.unrouted = unrouted;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (announced(context) > limit) {
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
