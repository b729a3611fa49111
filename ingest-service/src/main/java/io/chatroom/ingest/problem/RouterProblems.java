package io.chatroom.ingest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.ingest.settings.IngestSettings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Refusals that come before REST: a body that says itself that it is too large, an address that cannot be decoded. */
final class RouterProblems {
    /** In front of everything, so that nothing of such a body is kept. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final long maxBody;

    RouterProblems(ObjectMapper json, IngestSettings settings) {
        this.json = json;
        this.maxBody = settings.ingest().maxBody().asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::checkDeclaredLength);
        for (int status : new int[] {400, 404, 405, 413, 414, 431, 500}) {
            router.errorHandler(status, context -> answer(context, StandardProblems.of(status)));
        }
    }

    private void checkDeclaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 10 && Long.parseLong(length) <= maxBody) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        answer(context, StandardProblems.of(413));
        closeSoon(context);
    }

    /**
     * What is still on its way is thrown away for a moment: a connection that is closed before it was read takes the answer with it (RFC
     * 9112 §9.6).
     */
    private static void closeSoon(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        long patience = context.vertx().setTimer(LINGER.toMillis(), _ -> connection.close());
        request.handler(_ -> {});
        request.endHandler(_ -> {
            context.vertx().cancelTimer(patience);
            connection.close();
        });
        request.resume();
    }

    private void answer(RoutingContext context, ProblemException refusal) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        String requestId = RequestIds.of(context.request().getHeader(RequestIds.HEADER));
        try {
            context.response()
                    .setStatusCode(refusal.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(RequestIds.HEADER, requestId)
                    .end(json.writeValueAsString(Problem.of(refusal, requestId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
