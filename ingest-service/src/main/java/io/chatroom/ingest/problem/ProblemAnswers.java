package io.chatroom.ingest.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever ends a request but an answer of ours: as a problem, and never with a stack trace. */
final class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @ServerExceptionMapper
    Response refused(ProblemException refusal, HttpServerRequest request) {
        return answer(refusal, RequestIds.of(request.getHeader(RequestIds.HEADER)));
    }

    @ServerExceptionMapper
    Response standard(WebApplicationException e, HttpServerRequest request) {
        int status = e.getResponse().getStatus();
        Response answer = answer(StandardProblems.of(status), RequestIds.of(request.getHeader(RequestIds.HEADER)));
        Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
        }
        return answer;
    }

    @ServerExceptionMapper
    Response bug(Throwable e, HttpServerRequest request) {
        String requestId = RequestIds.of(request.getHeader(RequestIds.HEADER));
        LOG.errorf(e, "request %s failed", requestId);
        return answer(StandardProblems.of(500), requestId);
    }

    private static Response answer(ProblemException refusal, String requestId) {
        Response.ResponseBuilder answer = Response.status(refusal.status())
                .type(Problem.MEDIA_TYPE)
                .header(RequestIds.HEADER, requestId)
                .entity(Problem.of(refusal, requestId));
        refusal.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return answer.build();
    }
}
