package io.chatroom.conversation.thread;

import io.chatroom.conversation.rows.Conditions;
import java.sql.Connection;
import java.sql.SQLException;

/** Knows which conversations are like what somebody looks for. */
public interface ConversationFinder {

    /** Adds to {@code conditions} of {@code conversation}; refuses what cannot be looked for. */
    void narrow(Conditions conditions, String q);

    /** Runs a statement with such conditions within bounds of time; refuses what is too much to look for. */
    <R> R within(Connection connection, Read<R> read) throws SQLException;

    interface Read<R> {
        R run() throws SQLException;
    }
}
