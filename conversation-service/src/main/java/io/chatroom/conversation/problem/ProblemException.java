package io.chatroom.conversation.problem;

import io.chatroom.conversation.problem.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a request; whoever asked sees exactly this. */
public final class ProblemException extends RuntimeException {
    private final int status;
    private final String code;
    private final String title;
    private final @Nullable String detail;
    private final transient List<FieldError> errors;
    private final @Nullable Long retryAfterSeconds;

    public ProblemException(int status, String code, String title, @Nullable String detail) {
        this(status, code, title, detail, List.of());
    }

    public ProblemException(int status, String code, String title, @Nullable String detail, List<FieldError> errors) {
        this(status, code, title, detail, errors, null);
    }

    private ProblemException(
            int status,
            String code,
            String title,
            @Nullable String detail,
            List<FieldError> errors,
            @Nullable Long retryAfterSeconds) {
        // a refusal is not a bug: nobody looks at where it was thrown
        super(code + ": " + (detail == null ? title : detail), null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** {@code what} is a noun: "conversation". */
    public static ProblemException notFound(String what) {
        return new ProblemException(
                404, "not_found", "There is no such " + what, "There is no " + what + " with this id.");
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                422, "validation_failed", "Some fields are not right", "See errors for what to change.", errors);
    }

    public static ProblemException invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    /** A query or path parameter that cannot be read. */
    public static ProblemException badParameter(String name, String message) {
        return new ProblemException(
                400,
                "invalid_parameter",
                "A parameter is not right",
                message,
                List.of(new FieldError(name, "invalid", message)));
    }

    public static ProblemException tooMany(String code, String detail, long retryAfterSeconds) {
        return new ProblemException(429, code, "Too many requests", detail, List.of(), retryAfterSeconds);
    }

    /** Where files are kept does not answer, and nothing was kept. */
    public static ProblemException filesUnavailable() {
        return new ProblemException(
                503,
                "files_unavailable",
                "Files cannot be reached just now",
                "Nothing was kept. Try again in a moment.",
                List.of(),
                5L);
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

    public @Nullable String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    @Nullable
    Long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
