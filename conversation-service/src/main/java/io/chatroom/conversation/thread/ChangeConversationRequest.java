package io.chatroom.conversation.thread;

import io.chatroom.conversation.mergepatch.Given;
import io.chatroom.conversation.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description =
                "What is left out stays. `assignee_id` or `priority` null takes it away; `snoozed_until` null snoozes until"
                        + " the contact writes. `labels` are all it is to have.",
        examples = "{\"status\": \"snoozed\", \"snoozed_until\": \"2027-03-01T08:00:00Z\"}")
public record ChangeConversationRequest(
        @Nullable @Schema(implementation = ConversationStatus.class)
        Given<ConversationStatus> status,

        @Nullable @Schema(implementation = ConversationPriority.class)
        Given<ConversationPriority> priority,

        @Nullable @Schema(implementation = UUID.class) Given<UUID> assigneeId,

        @Nullable @Schema(implementation = String[].class, maxItems = MOST_LABELS, examples = "[\"billing\"]")
        Given<List<String>> labels,

        @Nullable @Schema(implementation = Instant.class, examples = "2027-03-01T08:00:00Z")
        Given<Instant> snoozedUntil) {

    static final int MOST_LABELS = 20;

    ConversationChange change() {
        if (status != null && status.value() == null) {
            throw ProblemException.invalid(
                    "status", "required", "The status is one of open, pending, snoozed, resolved.");
        }
        ConversationChange change = new ConversationChange(
                status == null ? null : status.value(),
                snoozedUntil,
                priority,
                assigneeId,
                labels == null ? null : new ConversationChange.LabelChange.Replace(labels("labels", labels.value())));
        if (change.isEmpty()) {
            throw ProblemException.invalid(
                    "status",
                    "required",
                    "Nothing is to be changed: give status, priority, assignee_id, labels or snoozed_until.");
        }
        return change;
    }

    /** Names, and not too many; that they are labels is another question. */
    static List<String> labels(String field, @Nullable List<@Nullable String> given) {
        List<@Nullable String> labels = given == null ? List.of() : given;
        if (labels.size() > MOST_LABELS) {
            throw ProblemException.invalid(field, "size", "A conversation has at most " + MOST_LABELS + " labels.");
        }
        if (labels.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid(field, "required", "A label is a text.");
        }
        return labels.stream()
                .map(label -> Objects.requireNonNull(label).strip())
                .toList();
    }
}
