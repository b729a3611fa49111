package io.chatroom.conversation.thread;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a conversation's platform said last of where replies go. */
@Singleton
class ReplyAddress {
    private final DataSource database;

    ReplyAddress(DataSource database) {
        this.database = database;
    }

    /** Null where it follows from the conversation's id, as for most platforms. */
    @Nullable
    String of(UUID conversationId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select address from reply_address where conversation_id = ?")) {
            select.setObject(1, conversationId);
            try (ResultSet address = select.executeQuery()) {
                return address.next() ? address.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read where replies go", e);
        }
    }
}
