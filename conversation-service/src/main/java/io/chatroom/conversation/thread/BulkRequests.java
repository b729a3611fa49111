package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.conversation.mergepatch.Given;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change of many conversations, and what became of each. */
public final class BulkRequests {
    static final int MOST_IDS = 100;

    @Schema(
            name = "BulkRequest",
            description = "What is left out stays. `assignee_id` or `priority` null takes it away.",
            examples =
                    "{\"ids\": [\"019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11\"], \"status\": \"resolved\", \"labels_add\": [\"billing\"]}")
    public record BulkRequest(
            @NotNull @Size(min = 1, max = MOST_IDS) List<@NotNull UUID> ids,

            @Nullable ConversationStatus status,

            @Nullable @Schema(implementation = ConversationPriority.class)
            Given<ConversationPriority> priority,

            @Nullable @Schema(implementation = UUID.class) Given<UUID> assigneeId,

            @Nullable @Size(max = ChangeConversationRequest.MOST_LABELS)
            List<@NotNull String> labelsAdd,

            @Nullable @Size(max = ChangeConversationRequest.MOST_LABELS)
            List<@NotNull String> labelsRemove) {

        ConversationChange change() {
            List<String> added = ChangeConversationRequest.labels("labels_add", labelsAdd);
            List<String> removed = ChangeConversationRequest.labels("labels_remove", labelsRemove);
            ConversationChange change = new ConversationChange(
                    status,
                    null,
                    priority,
                    assigneeId,
                    added.isEmpty() && removed.isEmpty()
                            ? null
                            : new ConversationChange.LabelChange.Adjust(added, removed));
            if (change.isEmpty()) {
                throw ProblemException.invalid(
                        "status",
                        "required",
                        "Nothing is to be changed: give status, priority, assignee_id, labels_add or labels_remove.");
            }
            return change;
        }
    }

    /** {@code version} is there when it was done; {@code code} and {@code detail} when it was refused, as a problem says them. */
    @Schema(name = "BulkResult")
    public record Result(
            UUID id,
            Outcome outcome,
            @Nullable Long version,
            @Nullable @Schema(examples = "not_found") String code,
            @Nullable String detail) {

        static Result done(UUID id, long version) {
            return new Result(id, Outcome.DONE, version, null, null);
        }

        static Result refused(UUID id, ProblemException why) {
            return new Result(id, Outcome.REFUSED, null, why.code(), why.detail());
        }
    }

    @Schema(name = "BulkOutcome")
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED
    }

    private BulkRequests() {}
}
