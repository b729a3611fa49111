package io.chatroom.conversation.problem;

import org.jspecify.annotations.Nullable;

/** What is said where the framework refuses a request before any of our code has seen it. */
final class Refusals {

    static ProblemException ofStatus(int status, @Nullable String detail) {
        return switch (status) {
            case 400 ->
                new ProblemException(
                        400,
                        "bad_request",
                        "The request cannot be read",
                        or(detail, "Check its syntax and its parameters."));
            case 401 ->
                new ProblemException(
                        401,
                        "unauthorized",
                        "You are not signed in",
                        "Send Authorization: Token <token> with a token that is neither expired nor revoked, or sign in.");
            case 403 ->
                new ProblemException(
                        403, "forbidden", "You may not do this", "Your role does not allow it; ask an admin of yours.");
            case 404 ->
                new ProblemException(
                        404,
                        "not_found",
                        "There is nothing here",
                        "No such address. The API is described at /api/schema/.");
            case 405 ->
                new ProblemException(
                        405,
                        "method_not_allowed",
                        "This address does not take that method",
                        "The API is described at /api/schema/.");
            case 406 ->
                new ProblemException(406, "not_acceptable", "No answer in that format", "Accept application/json.");
            case 413 ->
                new ProblemException(
                        413,
                        "too_large",
                        "The request is too large",
                        "A body may have 1 MiB at most; a file that is uploaded, more.");
            case 414 -> new ProblemException(414, "uri_too_long", "The address is too long", "Shorten its parameters.");
            case 415 ->
                new ProblemException(
                        415,
                        "unsupported_media_type",
                        "The body is not in a format we read",
                        "Send JSON, with Content-Type: application/json.");
            case 431 ->
                new ProblemException(
                        431, "headers_too_large", "The headers are too large", "Send fewer or shorter headers.");
            case 503 -> new ProblemException(503, "unavailable", "Not available now", "Try again in a moment.");
            default ->
                status < 500
                        ? new ProblemException(status, "refused", "The request was refused", detail)
                        : internalError();
        };
    }

    /** Says nothing of what went wrong: the log does, under the request's id. */
    static ProblemException internalError() {
        return new ProblemException(
                500,
                "internal_error",
                "Something went wrong on our side",
                "Try again; if it stays, tell your operator the request_id.");
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private Refusals() {}
}
