package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.Conditions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which conversations are asked for; what is null does not matter. */
record ConversationFilter(
        @Nullable ConversationStatus status,
        @Nullable UUID inboxId,
        @Nullable Assignee assignee,
        @Nullable String label,
        @Nullable PriorityIs priority,
        @Nullable String q,
        @Nullable UUID mentioned,
        @Nullable UUID contactId,
        @Nullable Has has,
        @Nullable Instant activeSince,
        @Nullable Instant activeBefore,
        InboxLimit visible) {
    private static final int LONGEST_LABEL = 50;

    sealed interface Assignee {
        record Nobody() implements Assignee {}

        record Somebody(UUID id) implements Assignee {}

        /** {@code me}, {@code none}, or an account's id. */
        static @Nullable Assignee of(@Nullable String word, UUID reader) {
            return switch (word) {
                case null -> null;
                case "me" -> new Somebody(reader);
                case "none" -> new Nobody();
                default -> new Somebody(account(word));
            };
        }

        private static UUID account(String word) {
            try {
                return UUID.fromString(word);
            } catch (IllegalArgumentException e) {
                throw ProblemException.badParameter("assignee", "assignee is me, none, or the id of an account.");
            }
        }
    }

    /** Null for those that have none. */
    record PriorityIs(@Nullable ConversationPriority priority) {

        static @Nullable PriorityIs of(@Nullable String word) {
            if (word == null) {
                return null;
            }
            return word.equals("none")
                    ? new PriorityIs(null)
                    : Stream.of(ConversationPriority.values())
                            .filter(priority -> priority.word().equals(word))
                            .map(PriorityIs::new)
                            .findFirst()
                            .orElseThrow(() -> ProblemException.badParameter(
                                    "priority", "priority is one of low, medium, high, urgent, none."));
        }
    }

    /** What a conversation may hold that somebody has to look after. */
    enum Has {
        /** A reply that was given up. */
        FAILED("id in (select m.conversation_id from message m"
                + " where m.type = 'outgoing' and not m.private and m.status = 'failed')");

        private final String condition;

        Has(String condition) {
            this.condition = condition;
        }

        static @Nullable Has of(@Nullable String word) {
            if (word != null && !word.equals("failed")) {
                throw ProblemException.badParameter("has", "has is failed, or left out.");
            }
            return word == null ? null : FAILED;
        }
    }

    static @Nullable Instant time(String parameter, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.badParameter(parameter, parameter + " is a time like 2026-11-27T09:30:00Z.");
        }
    }

    static @Nullable ConversationStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Stream.of(ConversationStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.badParameter("status", "status is one of open, pending, snoozed, resolved."));
    }

    static @Nullable String label(@Nullable String name) {
        if (name != null && (name.isEmpty() || name.length() > LONGEST_LABEL || name.indexOf('\0') >= 0)) {
            throw ProblemException.badParameter("label", "label is the name of a label.");
        }
        return name;
    }

    /** {@code me} is all that can be asked for: who else is named in notes is not told. */
    static @Nullable UUID mentioned(@Nullable String word, UUID reader) {
        if (word != null && !word.equals("me")) {
            throw ProblemException.badParameter("mentions", "mentions is me, or left out.");
        }
        return word == null ? null : reader;
    }

    ConversationFilter of(@Nullable Assignee somebody) {
        return new ConversationFilter(
                status,
                inboxId,
                somebody,
                label,
                priority,
                q,
                mentioned,
                contactId,
                has,
                activeSince,
                activeBefore,
                visible);
    }

    /** Of {@code conversation}. */
    Conditions conditions(ConversationFinder finder) {
        Conditions conditions = new Conditions();
        if (status != null) {
            conditions.and(ofStatus(status));
        }
        if (inboxId != null) {
            conditions.and("inbox_id = ?", inboxId);
        }
        String inboxes = visible.asArray();
        if (inboxes != null) {
            conditions.and("inbox_id = any(?::uuid[])", inboxes);
        }
        switch (assignee) {
            case null -> {}
            case Assignee.Nobody _ -> conditions.and("assignee_id is null");
            case Assignee.Somebody(UUID id) -> conditions.and("assignee_id = ?", id);
        }
        if (label != null) {
            conditions.and("labels <> '{}' and labels @> array[?]::text[]", label);
        }
        if (priority != null) {
            ConversationPriority wanted = priority.priority();
            if (wanted == null) {
                conditions.and("priority is null");
            } else {
                conditions.and("priority = ?", wanted.word());
            }
        }
        if (contactId != null) {
            conditions.and("contact_id = ?", contactId);
        }
        if (has != null) {
            conditions.and(has.condition);
        }
        if (activeSince != null) {
            conditions.and("last_activity_at >= ?", activeSince.atOffset(ZoneOffset.UTC));
        }
        if (activeBefore != null) {
            conditions.and("last_activity_at < ?", activeBefore.atOffset(ZoneOffset.UTC));
        }
        if (mentioned != null) {
            conditions.and(
                    "exists (select from message_mention n where n.account_id = ? and n.conversation_id = conversation.id)",
                    mentioned);
        }
        if (q != null) {
            finder.narrow(conditions, q);
        }
        return conditions;
    }

    // written out: whether an index that knows some statuses only will do must be seen before the value is
    private static String ofStatus(ConversationStatus status) {
        return "status = '" + status.word() + "'";
    }

    /** No more than what each index by activity knows. */
    Conditions statusAlone() {
        return status == null ? new Conditions() : new Conditions().and(ofStatus(status));
    }

    <R> R read(Connection connection, ConversationFinder finder, ConversationFinder.Read<R> read) throws SQLException {
        return q == null ? read.run() : finder.within(connection, read);
    }
}
