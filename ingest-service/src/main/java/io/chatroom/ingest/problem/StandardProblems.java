package io.chatroom.ingest.problem;

/** What is refused before any code of ours has looked at it. */
final class StandardProblems {

    static ProblemException of(int status) {
        return switch (status) {
            case 400 ->
                new ProblemException(
                        400, "bad_request", "The request cannot be read", "Check the request line and the headers.");
            case 404 ->
                new ProblemException(
                        404,
                        "not_found",
                        "There is nothing here",
                        "Webhooks go to /webhooks/{platform}/{inbox_key}; the inbox shows its address.");
            case 405 ->
                new ProblemException(
                        405, "method_not_allowed", "This method is not for this address", "See the Allow header.");
            case 406 ->
                new ProblemException(
                        406,
                        "not_acceptable",
                        "The answer is JSON",
                        "Accept application/json, or send no Accept header.");
            case 413 ->
                new ProblemException(
                        413, "body_too_large", "The body is too large", "Send less at once, in several requests.");
            case 414 -> new ProblemException(414, "url_too_long", "The address is too long", "Shorten the address.");
            case 415 ->
                new ProblemException(
                        415, "unsupported_media_type", "This content type is not taken", "Send application/json.");
            case 431 ->
                new ProblemException(431, "headers_too_large", "The headers are too large", "Send fewer headers.");
            default ->
                status >= 500
                        ? new ProblemException(
                                status,
                                "internal_error",
                                "Something went wrong here",
                                "Nothing of the request was taken. Try again, and tell us the request_id if it stays.")
                        : new ProblemException(
                                status, "refused", "The request is refused", "Check the request, then try again.");
        };
    }

    private StandardProblems() {}
}
