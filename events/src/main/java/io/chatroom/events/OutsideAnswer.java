package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What platforms have said besides what became of replies; on {@link Topics#RECEIPTS} beside receipts. Where it was asked for by an {@link
 * OutsideRequest}, {@code requestId} is the id of that.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OutsideAnswer.InboxChecked.class, name = "inbox_checked"),
    @JsonSubTypes.Type(value = OutsideAnswer.SenderFound.class, name = "sender_found"),
    @JsonSubTypes.Type(value = OutsideAnswer.ListeningTold.class, name = "listening_told")
})
public sealed interface OutsideAnswer extends DeliveryReport {

    default @Nullable UUID requestId() {
        return null;
    }

    UUID inboxId();

    Instant at();

    enum SetupOutcome {
        FINE,
        /** Somebody must change something, as the findings say. */
        WRONG,
        /** The platform did not answer, or not with anything that tells. */
        UNREACHABLE
    }

    /**
     * In plain words and without a secret. {@code field} is the setting or credential to blame, or {@code webhook_url}, where there
     * is one; a hint has neither field nor code.
     */
    record Finding(@Nullable String field, @Nullable String code, String message) {}

    /**
     * {@code facts} are settings by name that the platform has told, to be kept. {@code webhookRegistered} is absent where the
     * platform does not tell.
     */
    record InboxChecked(
            UUID eventId,
            UUID requestId,
            UUID inboxId,
            OutsideRequest.SetupAction action,
            Instant at,
            SetupOutcome outcome,
            List<Finding> findings,
            Map<String, String> facts,
            @Nullable Boolean webhookRegistered)
            implements OutsideAnswer {
        @Override
        public String key() {
            return inboxId.toString();
        }
    }

    /** A platform knows nobody of that id, or does not tell: then there is no answer at all. */
    record SenderFound(
            UUID eventId,
            UUID requestId,
            UUID inboxId,
            String externalId,
            Instant at,
            @Nullable String name,
            @Nullable String handle,
            @Nullable String avatarUrl)
            implements OutsideAnswer {
        @Override
        public String key() {
            return inboxId + ":" + externalId;
        }
    }

    /**
     * Whether the platform of an inbox lets itself be listened to, where it tells of messages over a connection of ours. With {@code code} and
     * {@code reason}, in plain words, it does not before somebody has changed something; without, it does so again.
     */
    record ListeningTold(
            UUID eventId,
            UUID inboxId,
            long inboxVersion,
            Instant at,
            @Nullable String code,
            @Nullable String reason) implements OutsideAnswer {
        @Override
        public String key() {
            return inboxId.toString();
        }
    }
}
