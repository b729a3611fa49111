package io.chatroom.conversation.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Answers with a problem where no resource was reached: unknown addresses, bodies over the limit, errors below the resources. */
@Singleton
class UnroutedRequests {
    private static final Logger LOG = Logger.getLogger(UnroutedRequests.class);
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503);

    private static final int FIRST = -10_000;

    private final ObjectMapper json;

    UnroutedRequests(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        STATUSES.forEach(status -> router.errorHandler(status, context -> answer(context, status)));
        // before the framework's own, which would tell of our classes
        router.route().order(FIRST).failureHandler(context -> answer(context, statusOf(context)));
    }

    private static int statusOf(RoutingContext context) {
        int status = context.statusCode();
        return status < 400 ? 500 : status;
    }

    void answer(RoutingContext context, int status) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        String requestId = RequestId.of(context);
        if (status == 500 && context.failure() != null) {
            LOG.errorf(context.failure(), "request %s failed", requestId);
        }
        try {
            response.setStatusCode(status)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(Problem.of(Refusals.ofStatus(status, null), requestId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a problem", e);
        }
    }
}
