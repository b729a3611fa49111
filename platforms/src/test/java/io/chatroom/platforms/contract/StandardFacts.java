package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.events.InboundEvent.Sender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The facts of published samples that mean the same on every platform, compared with what we made of the sample. */
final class StandardFacts {

    /** A list of facts goes with as many events; one set of facts goes with every event there is. */
    static void compare(JsonNode facts, List<InboundEvent> events) {
        if (facts.isArray()) {
            assertThat(events).hasSameSizeAs(facts);
            IntStream.range(0, events.size()).forEach(i -> compare(facts.get(i), events.get(i)));
            return;
        }
        if (facts.has("messageIds")) {
            assertThat(events.stream().map(StandardFacts::messageId))
                    .containsExactlyElementsOf(
                            StreamSupport.stream(facts.path("messageIds").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList());
        }
        events.forEach(event -> compare(facts, event));
    }

    private static void compare(JsonNode facts, InboundEvent event) {
        same(facts, "conversation", event.externalConversationId());
        same(facts, "messageId", messageId(event));
        same(facts, "targetMessageId", messageId(event));
        sender(event).ifPresent(sender -> {
            same(facts, "senderId", sender.externalId());
            same(facts, "senderName", sender.name());
        });
        switch (event) {
            case MessageReceived message -> {
                text(facts, message.text());
                same(facts, "replyToMessageId", message.replyToExternalId());
                time(facts, "sentAt", message.sentAt());
                attachments(facts.path("attachments"), message.attachments());
            }
            case MessageEdited edited -> {
                text(facts, edited.text());
                time(facts, "editedAt", edited.editedAt());
            }
            case ReactionChanged reaction -> same(facts, "reaction", reaction.emoji());
            case MessageDeleted _,
                    ReceiptReceived _,
                    InboundEvent.ConversationMoved _,
                    InboundEvent.VisitorRecognised _,
                    InboundEvent.Unreadable _ -> {}
        }
    }

    private static void attachments(JsonNode files, List<Attachment> attachments) {
        if (files.isMissingNode()) {
            return;
        }
        assertThat(attachments).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            Attachment attachment = attachments.get(i);
            same(files.get(i), "id", attachment.externalId());
            same(files.get(i), "url", attachment.url());
            same(files.get(i), "name", attachment.name());
            same(files.get(i), "mimeType", attachment.mimeType());
            same(files.get(i), "size", attachment.size() == null ? null : Long.toString(attachment.size()));
        }
    }

    private static void same(JsonNode facts, String fact, @Nullable String ours) {
        JsonNode theirs = facts.path(fact);
        if (!theirs.isMissingNode()) {
            assertThat(ours).as(fact).isEqualTo(theirs.isNull() ? null : theirs.asText());
        }
    }

    private static void text(JsonNode facts, String ours) {
        if (facts.has("text")) {
            assertThat(ours).as("text").isEqualTo(facts.path("text").asText(""));
        }
    }

    /** Facts are in milliseconds, also where a platform is more exact. */
    private static void time(JsonNode facts, String fact, @Nullable Instant ours) {
        if (facts.hasNonNull(fact)) {
            assertThat(ours == null ? null : ours.truncatedTo(ChronoUnit.MILLIS))
                    .as(fact)
                    .isEqualTo(Instant.parse(facts.path(fact).asText()));
        }
    }

    private static @Nullable String messageId(InboundEvent event) {
        return switch (event) {
            case MessageReceived message -> message.externalMessageId();
            case MessageEdited edited -> edited.externalMessageId();
            case MessageDeleted deleted -> deleted.externalMessageId();
            case ReactionChanged reaction -> reaction.externalMessageId();
            case ReceiptReceived receipt -> receipt.externalMessageId();
            case InboundEvent.ConversationMoved _, InboundEvent.VisitorRecognised _, InboundEvent.Unreadable _ -> null;
        };
    }

    private static Optional<Sender> sender(InboundEvent event) {
        return switch (event) {
            case MessageReceived message -> Optional.of(message.sender());
            case ReactionChanged reaction -> Optional.of(reaction.sender());
            default -> Optional.empty();
        };
    }

    private StandardFacts() {}
}
