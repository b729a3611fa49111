package io.chatroom.conversation.quarantine;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose fault a failed transaction is: the data's, which will fail again, or the database's, which will be back. */
final class Failures {
    /**
     * <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">SQLSTATE</a> classes that speak about the values sent:
     * data exception, integrity constraint violation, program limit exceeded.
     */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    static boolean isDataFault(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            String state = sql.getSQLState();
            return state != null && state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2));
        }
        // what the transaction manager says without a cause is about the connection, the timeout or the commit; what
        // our own
        // code throws over one record will be thrown again
        return find(failure, RollbackException.class) == null
                && find(failure, jakarta.transaction.SystemException.class) == null
                && find(failure, io.quarkus.narayana.jta.QuarkusTransactionException.class) == null;
    }

    static String sentence(Throwable failure) {
        Throwable root = failure;
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            root = sql;
        } else {
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 20; each = each.getCause(), depth++) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    private Failures() {}
}
