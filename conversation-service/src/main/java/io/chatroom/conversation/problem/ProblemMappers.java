package io.chatroom.conversation.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.chatroom.conversation.problem.Problem.FieldError;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever a request ends with, other than an answer, into a problem. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    @ServerExceptionMapper
    Response refused(ProblemException refusal, RoutingContext context) {
        return answer(refusal, context);
    }

    // the second has a mapper of the framework's own, which this replaces
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException failure, RoutingContext context) {
        return answer(UnreadableJson.problem(failure), context);
    }

    @ServerExceptionMapper(WebApplicationException.class)
    Response refusedByFramework(WebApplicationException failure, RoutingContext context) {
        return answer(problem(failure), context);
    }

    private static ProblemException problem(WebApplicationException failure) {
        return switch (failure.getCause()) {
            case ProblemException refusal -> refusal;
            case JsonProcessingException unreadable -> UnreadableJson.problem(unreadable);
            // a parameter that is no number, or no UUID, has no resource to be found by
            case IllegalArgumentException _ when failure instanceof NotFoundException -> Refusals.ofStatus(404, null);
            case null, default -> Refusals.ofStatus(failure.getResponse().getStatus(), null);
        };
    }

    @ServerExceptionMapper(ConstraintViolationException.class)
    Response invalid(ConstraintViolationException failure, RoutingContext context) {
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(ProblemMappers::error)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        return errors.stream().anyMatch(error -> error.field().isEmpty())
                ? answer(
                        new ProblemException(
                                400, "body_required", "The body is missing", "Send a JSON object, even an empty one."),
                        context)
                : answer(ProblemException.invalid(errors), context);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "size";
            case "Pattern" -> "pattern";
            default -> constraint.toLowerCase(Locale.ROOT);
        };
        String subject = code.equals("size") ? "Its " : "This field ";
        return new FieldError(field(violation.getPropertyPath()), code, subject + violation.getMessage() + ".");
    }

    /** The path within the body; empty for the body itself. The first two nodes are our method and its parameter. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        int position = 0;
        for (Path.Node node : path) {
            if (position++ >= 2 && node.getName() != null) {
                field.append(field.isEmpty() ? "" : ".").append(SNAKE_CASE.translate(node.getName()));
            }
        }
        return field.toString();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException failure, RoutingContext context) {
        return answer(Refusals.ofStatus(403, null), context);
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    @Priority(Priorities.AUTHENTICATION)
    Uni<Response> unauthorized(UnauthorizedException failure, RoutingContext context) {
        return challenge(context);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    @Priority(Priorities.AUTHENTICATION)
    Uni<Response> notAuthenticated(AuthenticationFailedException failure, RoutingContext context) {
        return challenge(context);
    }

    // where signing in is somewhere else, the challenge is the way there
    private static Uni<Response> challenge(RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(notSignedIn(context, null));
        }
        return authenticator.getChallenge(context).map(challenge -> notSignedIn(context, challenge));
    }

    private static Response notSignedIn(RoutingContext context, @Nullable ChallengeData challenge) {
        if (challenge == null || challenge.status / 100 != 3) {
            return answer(Refusals.ofStatus(401, null), context);
        }
        Response.ResponseBuilder redirect = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> redirect.header(name.toString(), value));
        return redirect.build();
    }

    @ServerExceptionMapper(Throwable.class)
    Response failed(Throwable failure, RoutingContext context) {
        LOG.errorf(
                failure,
                "request %s failed: %s %s",
                RequestId.of(context),
                context.request().method(),
                context.normalizedPath());
        return answer(Refusals.internalError(), context);
    }

    private static Response answer(ProblemException refusal, RoutingContext context) {
        HttpServerResponse response = context.response();
        Response.ResponseBuilder answer = Response.status(refusal.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refusal, RequestId.of(context)));
        Optional.ofNullable(refusal.retryAfterSeconds()).ifPresent(seconds -> answer.header("Retry-After", seconds));
        if (refusal.status() == 401 && !response.headers().contains("WWW-Authenticate")) {
            answer.header("WWW-Authenticate", "Token");
        }
        return answer.build();
    }
}
