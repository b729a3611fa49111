package io.chatroom.conversation.canned;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.visibility.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Fills a canned reply in for one conversation and whoever answers in it. */
@ApplicationScoped
class FillIn {
    private static final String FACTS = """
            select c.inbox_id, c.display_id, i.name as inbox_name, p.name, p.email, p.phone
              from conversation c
              join inbox i on i.id = c.inbox_id
              left join contact p on p.id = c.contact_id
             where c.id = ?
            """;

    private final DataSource database;
    private final Visibility visibility;

    FillIn(DataSource database, Visibility visibility) {
        this.database = database;
        this.visibility = visibility;
    }

    @Schema(name = "FilledInReply")
    public record View(
            @Schema(examples = "Dear Ada, we are looking for it.")
            String text,

            @Schema(description = "Variables that nothing is known of, and that say nothing else", examples = "[]")
            List<String> missing) {}

    private record Facts(UUID inboxId, Map<Variable, String> known) {}

    View of(CannedReply reply, UUID conversationId, SignedIn by) {
        Facts facts = facts(conversationId, by);
        if (reply.inboxId() != null && !reply.inboxId().equals(facts.inboxId())) {
            throw new ProblemException(
                    409,
                    "other_inbox",
                    "This canned reply is for another inbox",
                    "It is not offered in the inbox of this conversation.");
        }
        put(facts.known(), Variable.AGENT_NAME, by.name());
        put(facts.known(), Variable.AGENT_FIRST_NAME, firstWord(by.name()));
        Template.Filled filled = Template.of(reply.text())
                .orElseThrow(() -> new IllegalStateException("stored with unknown variables: " + reply.id()))
                .fill(facts.known());
        return new View(
                filled.text(), filled.missing().stream().map(Variable::word).toList());
    }

    private Facts facts(UUID conversationId, SignedIn by) {
        if (!visibility
                .visible(Visibility.Kind.CONVERSATION, Set.of(conversationId), by.inboxes())
                .contains(conversationId)) {
            throw ProblemException.notFound("conversation");
        }
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(connection, FACTS, List.of(conversationId), row -> {
                        Map<Variable, String> known = new EnumMap<>(Variable.class);
                        put(known, Variable.CONTACT_NAME, row.getString("name"));
                        put(known, Variable.CONTACT_FIRST_NAME, firstWord(row.getString("name")));
                        put(known, Variable.CONTACT_EMAIL, row.getString("email"));
                        put(known, Variable.CONTACT_PHONE, row.getString("phone"));
                        put(known, Variable.INBOX_NAME, row.getString("inbox_name"));
                        put(known, Variable.CONVERSATION_NUMBER, row.getString("display_id"));
                        return new Facts(row.getObject("inbox_id", UUID.class), known);
                    })
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("conversation"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read of the conversation " + conversationId, e);
        }
    }

    private static void put(Map<Variable, String> known, Variable variable, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.put(variable, value);
        }
    }

    private static @Nullable String firstWord(@Nullable String name) {
        return name == null ? null : name.strip().split("\\s+", 2)[0];
    }
}
