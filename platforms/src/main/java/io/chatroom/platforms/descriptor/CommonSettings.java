package io.chatroom.platforms.descriptor;

import java.util.List;

/** Settings that an inbox of any platform may have; they say how replies are sent. */
public final class CommonSettings {
    public static final String API_BASE_URL = "api_base_url";
    public static final String UNKNOWN_POLICY = "unknown_policy";
    public static final String AFTER_FAILURE = "after_failure";
    public static final String RETRY_SCHEDULE = "retry_schedule";
    public static final String RATE_LIMIT = "rate_limit";
    public static final String CONVERSATION_RATE_LIMIT = "conversation_rate_limit";

    private static final String PAUSE = "[1-9][0-9]{0,8}(ms|s|m|h|d)";

    public static final List<Field> FIELDS = List.of(
            new Field(
                    API_BASE_URL,
                    "API base URL",
                    "Send to another server than the platform's own, such as a proxy.",
                    Field.Kind.URL,
                    false,
                    null,
                    null),
            new Field(
                    UNKNOWN_POLICY,
                    "Unknown outcome",
                    "What to do with a reply that left and was never answered: resend it, or hold it for a person.",
                    Field.Kind.TEXT,
                    false,
                    "resend|hold",
                    "The policy is resend or hold."),
            new Field(
                    AFTER_FAILURE,
                    "After a failed reply",
                    "Whether later replies of the conversation continue, or hold until somebody has seen to the failed one.",
                    Field.Kind.TEXT,
                    false,
                    "continue|hold",
                    "After a failed reply the conversation can continue or hold."),
            new Field(
                    RETRY_SCHEDULE,
                    "Retry schedule",
                    "Pauses between the attempts of one reply, such as 1s,30s,5m,1h; after the last one it is given up.",
                    Field.Kind.TEXT,
                    false,
                    PAUSE + "(\\s*,\\s*" + PAUSE + "){0,49}",
                    "A schedule is a list of at most 50 pauses such as 1s,5s,30s,2m,1h."),
            new Field(
                    RATE_LIMIT,
                    "Messages at most",
                    "Of the whole inbox, such as 30/s, 20/m or 500/h. Without it the platform's own limit holds.",
                    Field.Kind.TEXT,
                    false,
                    Rate.PATTERN,
                    "A limit is written 30/s, 20/m or 500/h."),
            new Field(
                    CONVERSATION_RATE_LIMIT,
                    "Messages at most, per conversation",
                    "Such as 1/s. Without it the platform's own limit holds.",
                    Field.Kind.TEXT,
                    false,
                    Rate.PATTERN,
                    "A limit is written 30/s, 20/m or 500/h."));

    private CommonSettings() {}
}
