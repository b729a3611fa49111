package io.chatroom.conversation.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters are arrays, one element per row; bound in the order the parameters stand in the SQL. */
public final class ArrayStatement implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;
    private int bound;

    public ArrayStatement(Connection connection, String sql) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
    }

    // typed arrays: those of objects go the driver's long way, element by element

    public <T> ArrayStatement uuids(Collection<T> rows, Function<T, @Nullable UUID> column) throws SQLException {
        return bind("uuid", values(rows, column, new @Nullable Object[rows.size()]));
    }

    public <T> ArrayStatement texts(Collection<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return bind("text", values(rows, row -> Storable.orNull(column.apply(row)), new @Nullable String[rows.size()]));
    }

    public <T> ArrayStatement longs(Collection<T> rows, Function<T, @Nullable Long> column) throws SQLException {
        return bind("int8", values(rows, column, new @Nullable Long[rows.size()]));
    }

    public <T> ArrayStatement integers(Collection<T> rows, Function<T, @Nullable Integer> column) throws SQLException {
        return bind("int4", values(rows, column, new @Nullable Integer[rows.size()]));
    }

    public <T> ArrayStatement booleans(Collection<T> rows, Function<T, Boolean> column) throws SQLException {
        return bind("bool", values(rows, column, new @Nullable Boolean[rows.size()]));
    }

    public <T> ArrayStatement bytes(Collection<T> rows, Function<T, byte @Nullable []> column) throws SQLException {
        byte[] @Nullable [] values = new byte[rows.size()][];
        int index = 0;
        for (T row : rows) {
            values[index++] = column.apply(row);
        }
        return bind("bytea", values);
    }

    /** Written as ISO-8601: the driver would write a timestamp without its zone. */
    public <T> ArrayStatement instants(Collection<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        return bind(
                "timestamptz",
                values(
                        rows,
                        row -> {
                            Instant instant = column.apply(row);
                            return instant == null ? null : instant.toString();
                        },
                        new @Nullable Object[rows.size()]));
    }

    public ArrayStatement instant(Instant value) throws SQLException {
        statement.setObject(++bound, OffsetDateTime.ofInstant(value, java.time.ZoneOffset.UTC));
        return this;
    }

    private static <T, V> @Nullable V[] values(
            Collection<T> rows, Function<T, ? extends @Nullable V> column, @Nullable V[] values) {
        int index = 0;
        for (T row : rows) {
            values[index++] = column.apply(row);
        }
        return values;
    }

    private ArrayStatement bind(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(++bound, connection.createArrayOf(type, values));
        return this;
    }

    public int execute() throws SQLException {
        return statement.executeUpdate();
    }

    /** Reads one row of an answer. */
    public interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    public <R> List<R> list(Row<R> reader) throws SQLException {
        List<R> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                result.add(reader.read(rows));
            }
        }
        return result;
    }

    public static @Nullable Instant instantAt(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static @Nullable UUID uuidAt(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
