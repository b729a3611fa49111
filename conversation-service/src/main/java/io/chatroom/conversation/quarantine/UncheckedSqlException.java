package io.chatroom.conversation.quarantine;

import java.sql.SQLException;

/** Carries an {@link SQLException} out of a transaction; {@link Sieve} looks inside to tell bad data from a database that is away. */
public final class UncheckedSqlException extends RuntimeException {
    public UncheckedSqlException(String what, SQLException cause) {
        super(what, cause);
    }
}
