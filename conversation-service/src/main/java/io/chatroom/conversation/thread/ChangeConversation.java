package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.Colleagues;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.label.Labels;
import io.chatroom.conversation.mergepatch.Given;
import io.chatroom.conversation.precondition.ExpectedVersion;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what people keep about a conversation, all of it or nothing, and tells each change in its thread. */
@ApplicationScoped
class ChangeConversation {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final Colleagues colleagues;
    private final Labels labels;
    private final ThreadNews news;
    private final ViewQueries views;
    private final Clock clock;

    ChangeConversation(
            ConversationRepository conversations,
            MessageRepository messages,
            Colleagues colleagues,
            Labels labels,
            ThreadNews news,
            ViewQueries views,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.colleagues = colleagues;
        this.labels = labels;
        this.news = news;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    ConversationView change(UUID id, ConversationChange change, ExpectedVersion expected, SignedIn by) {
        Conversation conversation = conversations.lock(id);
        expected.check(conversation.version());
        Instant now = clock.instant();
        List<ConversationChanged> changes = new ArrayList<>();
        changeStatus(conversation, change, now).ifPresent(changes::add);
        if (change.priority() != null) {
            conversation.prioritise(change.priority().value(), now).ifPresent(changes::add);
        }
        if (change.assignee() != null) {
            UUID to = change.assignee().value();
            refuseAssignee(conversation, to);
            conversation.assign(to, now).ifPresent(changes::add);
        }
        if (change.labels() != null) {
            List<String> wanted = known(change.labels().wanted(conversation.labels()), conversation);
            conversation.label(wanted, now).ifPresent(changes::add);
        }
        tell(conversation, changes, by, now);
        return views.conversations(List.of(id), by.id()).getFirst();
    }

    /** A time to snooze until means snoozing. */
    private static Optional<ConversationChanged> changeStatus(
            Conversation conversation, ConversationChange change, Instant now) {
        Given<Instant> until = change.snoozedUntil();
        ConversationStatus to = change.status() != null ? change.status() : ConversationStatus.SNOOZED;
        if (change.status() == null && until == null) {
            return Optional.empty();
        }
        if (until != null && until.value() != null && to != ConversationStatus.SNOOZED) {
            throw ProblemException.invalid(
                    "snoozed_until", "unsupported", "Only what is snoozed has a time to be snoozed until.");
        }
        return conversation.changeStatus(to, until == null ? null : awake(until.value(), now), now);
    }

    private static @Nullable Instant awake(@Nullable Instant until, Instant now) {
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE)))) {
            throw ProblemException.invalid("snoozed_until", "range", "The time lies in the future, and within a year.");
        }
        return until == null ? null : until.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private void refuseAssignee(Conversation conversation, @Nullable UUID assignee) {
        if (assignee != null
                && colleagues
                        .with(assignee)
                        .filter(who -> who.inboxes().allows(conversation.inboxId()))
                        .isEmpty()) {
            throw ProblemException.invalid(
                    "assignee_id", "unknown", "There is nobody of this id who may answer in this inbox.");
        }
    }

    /** As the labels are written. A label that is offered no more may stay where it is. */
    private List<String> known(List<String> wanted, Conversation conversation) {
        Map<String, String> known = labels.named(wanted);
        List<String> result = wanted.stream()
                .map(label -> conversation.labels().contains(label)
                        ? label
                        : Optional.ofNullable(known.get(label.toLowerCase(Locale.ROOT)))
                                .orElseThrow(() -> ProblemException.invalid(
                                        "labels", "unknown", "Make a label before you use it; one of these is none.")))
                .distinct()
                .toList();
        if (result.size() > ChangeConversationRequest.MOST_LABELS) {
            throw ProblemException.invalid(
                    "labels",
                    "size",
                    "A conversation has at most " + ChangeConversationRequest.MOST_LABELS + " labels.");
        }
        return result;
    }

    private void tell(Conversation conversation, List<ConversationChanged> changes, SignedIn by, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        List<UUID> told = new ArrayList<>();
        for (ConversationChanged change : changes) {
            Message activity = Message.activity(
                    Ids.next(),
                    conversation.id(),
                    conversation.appendActivity(),
                    by.name() + " " + said(change, by),
                    by,
                    now);
            messages.persist(activity);
            told.add(activity.id());
        }
        messages.flush();
        news.messagesCreated(conversation, told);
    }

    private String said(ConversationChanged change, SignedIn by) {
        return switch (change) {
            case ConversationChanged.Status status -> said(status);
            case ConversationChanged.Priority(ConversationPriority to) ->
                to == null ? "removed the priority" : "set the priority to " + to.word();
            case ConversationChanged.Assignee(UUID _, UUID to) -> assigned(to, by);
            case ConversationChanged.Labels(List<String> added, List<String> removed) -> labelled(added, removed);
        };
    }

    private static String said(ConversationChanged.Status status) {
        return switch (status.to()) {
            case OPEN ->
                status.from() == ConversationStatus.RESOLVED ? "reopened the conversation" : "opened the conversation";
            case PENDING -> "marked the conversation as pending";
            case SNOOZED ->
                "snoozed the conversation until " + (status.until() == null ? "the next message" : status.until());
            case RESOLVED -> "resolved the conversation";
        };
    }

    private String assigned(@Nullable UUID to, SignedIn by) {
        if (to == null) {
            return "unassigned the conversation";
        }
        return to.equals(by.id())
                ? "took the conversation"
                : "assigned the conversation to "
                        + colleagues.with(to).map(SignedIn::name).orElse("somebody");
    }

    private static String labelled(List<String> added, List<String> removed) {
        List<String> said = new ArrayList<>();
        if (!added.isEmpty()) {
            said.add("added " + labels(added));
        }
        if (!removed.isEmpty()) {
            said.add("removed " + labels(removed));
        }
        return String.join(" and ", said);
    }

    private static String labels(List<String> names) {
        return (names.size() == 1 ? "the label " : "the labels ") + String.join(", ", names);
    }
}
