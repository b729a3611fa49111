package io.chatroom.conversation.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a statement that reads. */
public final class SelectRows {

    /** Makes one of ours of the row the result stands on. */
    public interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** {@code values} are for the question marks of {@code sql}, in order. */
    public static <R> List<R> list(Connection connection, String sql, List<Object> values, Row<R> reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (Object value : values) {
                select.setObject(++parameter, value);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<R> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    private SelectRows() {}
}
