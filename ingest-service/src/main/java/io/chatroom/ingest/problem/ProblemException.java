package io.chatroom.ingest.problem;

import io.chatroom.ingest.problem.Problem.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refuses a request; whoever asked sees exactly this. */
public final class ProblemException extends RuntimeException {
    private final int status;
    private final String code;
    private final String title;
    private final String detail;
    private final transient List<FieldError> errors;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(int status, String code, String title, String detail) {
        this(status, code, title, detail, List.of(), Optional.empty());
    }

    public ProblemException(int status, String code, String title, String detail, List<FieldError> errors) {
        this(status, code, title, detail, errors, Optional.empty());
    }

    private ProblemException(
            int status,
            String code,
            String title,
            String detail,
            List<FieldError> errors,
            Optional<Duration> retryAfter) {
        // a refusal is not a bug: nobody looks at where it was thrown
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                422,
                "validation_failed",
                "Some fields are not right",
                errors.getFirst().message(),
                errors);
    }

    public static ProblemException tooMany(String detail, Duration retryAfter) {
        return new ProblemException(
                429, "too_many_requests", "Too many requests", detail, List.of(), Optional.of(retryAfter));
    }

    /** Nothing is wrong with the request, and the same again may succeed. */
    public static ProblemException notNow(String code, String detail, Duration retryAfter) {
        return new ProblemException(503, code, "Try again later", detail, List.of(), Optional.of(retryAfter));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
