package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of an {@link OutsideRequest}, whose id is {@code requestId}; on {@link Topics#RECEIPTS} beside receipts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OutsideAnswer.InboxChecked.class, name = "inbox_checked"),
    @JsonSubTypes.Type(value = OutsideAnswer.SenderFound.class, name = "sender_found")
})
public sealed interface OutsideAnswer extends DeliveryReport {

    UUID requestId();

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
}
