package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a reply; the payload of {@link Topics#RECEIPTS}. Applied by rank, so repeats and disorder converge. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyReceipt.ReplySending.class, name = "reply_sending"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyAttempted.class, name = "reply_attempted"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplySent.class, name = "reply_sent"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyUnknown.class, name = "reply_unknown"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyDead.class, name = "reply_dead")
})
public sealed interface ReplyReceipt {

    UUID eventId();

    UUID replyId();

    UUID conversationId();

    Instant at();

    default String key() {
        return conversationId().toString();
    }

    /**
     * One HTTP request to the platform. {@code outcome} is one of {@code sent, rejected, throttled, unavailable, unknown};
     * {@code responseExcerpt} holds at most 4 KiB and no secret.
     */
    record Attempt(
            UUID attemptId,
            int no,
            Instant startedAt,
            long durationMs,
            String outcome,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String responseExcerpt) {}

    /** A worker has taken it and is about to send. */
    record ReplySending(UUID eventId, UUID replyId, UUID conversationId, Instant at) implements ReplyReceipt {}

    /**
     * An attempt that did not settle the reply; it is tried again at {@code nextAttemptAt}, or, if that is null, when somebody has
     * seen to the inbox, which sends nothing until then.
     */
    record ReplyAttempted(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            Attempt attempt,
            @Nullable Instant nextAttemptAt)
            implements ReplyReceipt {}

    /** The platform took it; {@code externalIds} are its ids for the parts, the first part first. */
    record ReplySent(
            UUID eventId, UUID replyId, UUID conversationId, Instant at, Attempt attempt, List<String> externalIds)
            implements ReplyReceipt {}

    /** The request left and no answer came: it may or may not have arrived. */
    record ReplyUnknown(UUID eventId, UUID replyId, UUID conversationId, Instant at, Attempt attempt)
            implements ReplyReceipt {}

    /** We gave up; {@code code} is stable for machines, {@code reason} is for people. */
    record ReplyDead(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            @Nullable Attempt attempt,
            String code,
            String reason)
            implements ReplyReceipt {}
}
