package io.chatroom.conversation.thread;

import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.thread.ConversationFilter.Assignee;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many conversations there are of those that somebody looks at: all counts in one statement, each up to a bound. */
@ApplicationScoped
class ConversationCounts {
    /** A number that long is not read to its last digit, and counting a million rows costs what everybody waits for. */
    static final int AT_MOST = 10_000;

    private final DataSource database;
    private final ConversationFinder finder;

    ConversationCounts(DataSource database, ConversationFinder finder) {
        this.database = database;
        this.finder = finder;
    }

    @Schema(name = "ConversationCounts", description = "Each is at most " + AT_MOST + ", which means that many or more")
    public record View(int mine, int unassigned, int all) {}

    View of(ConversationFilter filter, UUID reader) {
        List<Conditions> counted = Stream.of(new Assignee.Somebody(reader), new Assignee.Nobody(), null)
                .map(assignee -> filter.of(assignee).conditions(finder))
                .toList();
        String sql = counted.stream()
                .map(conditions -> "(select count(*) from (select 1 from conversation" + conditions.where() + " limit "
                        + AT_MOST + ") as c)")
                .collect(Collectors.joining(", ", "select ", ""));
        List<Object> values = counted.stream()
                .flatMap(conditions -> conditions.values().stream())
                .toList();
        try (Connection connection = database.getConnection()) {
            return filter.read(
                    connection,
                    finder,
                    () -> SelectRows.list(
                                    connection,
                                    sql,
                                    values,
                                    row -> new View(row.getInt(1), row.getInt(2), row.getInt(3)))
                            .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count conversations", e);
        }
    }
}
