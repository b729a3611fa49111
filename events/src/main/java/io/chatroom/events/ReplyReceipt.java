package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a reply; on {@link Topics#RECEIPTS}. Applied by generation and then by rank, so repeats and disorder
 * converge. An absent generation is the first.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyReceipt.ReplySending.class, name = "reply_sending"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyPartSent.class, name = "reply_part_sent"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyAttempted.class, name = "reply_attempted"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplySent.class, name = "reply_sent"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyUnknown.class, name = "reply_unknown"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyDead.class, name = "reply_dead"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyCancelled.class, name = "reply_cancelled"),
    @JsonSubTypes.Type(value = ReplyReceipt.CancelRefused.class, name = "cancel_refused")
})
public sealed interface ReplyReceipt extends DeliveryReport {

    UUID replyId();

    UUID conversationId();

    Instant at();

    /** How often the reply had been asked for anew; see {@link ReplyCommand.RetryRequested}. */
    @Nullable
    Integer generation();

    @Override
    default String key() {
        return conversationId().toString();
    }

    /**
     * One request to the platform. {@code outcome} is one of {@code sent, rejected, throttled, unavailable, unknown};
     * {@code responseExcerpt} holds at most 4 KiB and no secret. {@code part} counts from 1 where a text was too long for one
     * message of the platform, and is absent otherwise.
     */
    record Attempt(
            UUID attemptId,
            int no,
            Instant startedAt,
            long durationMs,
            String outcome,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String responseExcerpt,
            @Nullable Integer part) {

        public Attempt(
                UUID attemptId,
                int no,
                Instant startedAt,
                long durationMs,
                String outcome,
                @Nullable Integer httpStatus,
                @Nullable String error,
                @Nullable String responseExcerpt) {
            this(attemptId, no, startedAt, durationMs, outcome, httpStatus, error, responseExcerpt, null);
        }
    }

    /** A worker has taken it and is sending, and that takes longer than a moment. */
    record ReplySending(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            @Nullable Integer generation) implements ReplyReceipt {
        public ReplySending(UUID eventId, UUID replyId, UUID conversationId, Instant at) {
            this(eventId, replyId, conversationId, at, null);
        }
    }

    /** The platform took one part of it, and more are to follow. */
    record ReplyPartSent(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            Attempt attempt,
            List<String> externalIds,
            @Nullable Integer generation)
            implements ReplyReceipt {}

    /**
     * An attempt that did not settle the reply; it is tried again at {@code nextAttemptAt}, or, if that is null, when somebody has
     * seen to the inbox, which sends nothing until then: {@code code} says what is wrong with it.
     */
    record ReplyAttempted(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            Attempt attempt,
            @Nullable Instant nextAttemptAt,
            @Nullable String code,
            @Nullable Integer generation)
            implements ReplyReceipt {
        public ReplyAttempted(
                UUID eventId,
                UUID replyId,
                UUID conversationId,
                Instant at,
                Attempt attempt,
                @Nullable Instant nextAttemptAt) {
            this(eventId, replyId, conversationId, at, attempt, nextAttemptAt, null, null);
        }
    }

    /** The platform took it; {@code externalIds} are its ids for the parts, the first part first. */
    record ReplySent(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            Attempt attempt,
            List<String> externalIds,
            @Nullable Integer generation)
            implements ReplyReceipt {
        public ReplySent(
                UUID eventId,
                UUID replyId,
                UUID conversationId,
                Instant at,
                Attempt attempt,
                List<String> externalIds) {
            this(eventId, replyId, conversationId, at, attempt, externalIds, null);
        }
    }

    /** The request left and no answer came: it may or may not have arrived. A person decides. */
    record ReplyUnknown(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            Attempt attempt,
            @Nullable Integer generation) implements ReplyReceipt {
        public ReplyUnknown(UUID eventId, UUID replyId, UUID conversationId, Instant at, Attempt attempt) {
            this(eventId, replyId, conversationId, at, attempt, null);
        }
    }

    /** We gave up; {@code code} is stable for machines, {@code reason} is for people. */
    record ReplyDead(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            @Nullable Attempt attempt,
            String code,
            String reason,
            @Nullable Integer generation)
            implements ReplyReceipt {
        public ReplyDead(
                UUID eventId,
                UUID replyId,
                UUID conversationId,
                Instant at,
                @Nullable Attempt attempt,
                String code,
                String reason) {
            this(eventId, replyId, conversationId, at, attempt, code, reason, null);
        }
    }

    /**
     * It was cancelled, and is not sent any more. {@code reason} is present where something of it may have arrived before.
     * {@code attempt} is the one that was under way when it was cancelled, if there was one.
     */
    record ReplyCancelled(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            @Nullable Attempt attempt,
            @Nullable String reason,
            @Nullable Integer generation)
            implements ReplyReceipt {}

    /** It was to be cancelled, and had been sent: {@code reason} is for people. */
    record CancelRefused(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            Instant at,
            String reason,
            @Nullable Integer generation) implements ReplyReceipt {}
}
