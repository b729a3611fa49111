package io.chatroom.conversation.command;

import io.chatroom.conversation.integrity.IntegrityView;
import io.chatroom.conversation.integrity.Reconciliation;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;

/** Prints the reconciliation for an operator, or for a job that looks at the exit status. */
final class ReconcileNow {
    private final PrintStream out;

    ReconcileNow(PrintStream out) {
        this.out = out;
    }

    /** 0 where everything is accounted for, or still settling; 1 where something is missing or there is more than was acknowledged. */
    int run(DataSource database) throws SQLException {
        // so that a database that is away is told of as every command tells it
        try (Connection connection = database.getConnection()) {
            connection.isValid(5);
        }
        IntegrityView view = new Reconciliation(database, Clock.systemUTC()).now();
        out.printf(
                "%s: %d inboxes; replies: %d sent, %d pending, %d unknown, %d dead%n",
                word(view.state()),
                view.inboxes().size(),
                view.replies().sent(),
                view.replies().pending(),
                view.replies().unknown(),
                view.replies().dead());
        view.inboxes().stream()
                .filter(inbox -> inbox.state() != IntegrityView.State.BALANCED)
                .forEach(inbox -> out.println(inbox.name() + " (" + inbox.inboxId() + "): " + inbox.explanation()));
        return switch (view.state()) {
            case BALANCED, SETTLING -> 0;
            case MISSING, SURPLUS -> 1;
        };
    }

    private static String word(IntegrityView.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
