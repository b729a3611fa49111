package io.chatroom.conversation.thread;

import io.chatroom.conversation.mergepatch.Given;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a conversation; what is null stays as it is. */
record ConversationChange(
        @Nullable ConversationStatus status,
        @Nullable Given<Instant> snoozedUntil,
        @Nullable Given<ConversationPriority> priority,
        @Nullable Given<UUID> assignee,
        @Nullable LabelChange labels) {

    boolean isEmpty() {
        return status == null && snoozedUntil == null && priority == null && assignee == null && labels == null;
    }

    sealed interface LabelChange {
        /** Every label that is to be on it afterwards. */
        List<String> wanted(List<String> present);

        record Replace(List<String> labels) implements LabelChange {
            @Override
            public List<String> wanted(List<String> present) {
                return labels;
            }
        }

        record Adjust(List<String> added, List<String> removed) implements LabelChange {
            @Override
            public List<String> wanted(List<String> present) {
                return java.util.stream.Stream.concat(present.stream(), added.stream())
                        .filter(label -> removed.stream().noneMatch(label::equalsIgnoreCase))
                        .toList();
            }
        }
    }
}
