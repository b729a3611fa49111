package io.chatroom.conversation.problem;

import io.chatroom.events.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Every answer says which request it belongs to; a proxy in front may have named it already. */
@Singleton
class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final String KEY = RequestId.class.getName();
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,100}");
    // before everything that could refuse the request
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.put(LogRequests.BEGUN, System.nanoTime());
                    context.response().putHeader(HEADER, of(context));
                    context.response().putHeader("X-Content-Type-Options", "nosniff");
                    context.next();
                },
                FIRST);
    }

    static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String given = context.request().getHeader(HEADER);
        String id = given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : Ids.next().toString();
        context.put(KEY, id);
        return id;
    }
}
