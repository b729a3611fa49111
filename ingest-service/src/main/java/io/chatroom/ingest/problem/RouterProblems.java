package io.chatroom.ingest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.ingest.settings.IngestSettings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Refusals that come before REST: a body that says itself that it is too large, an address that cannot be decoded. */
final class RouterProblems {
    /** In front of everything, so that nothing of such a body is read. */
    private static final int FIRST = Integer.MIN_VALUE;

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
        // what is still on its way is not waited for
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.addEndHandler(_ -> context.request().connection().close());
        answer(context, StandardProblems.of(413));
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
