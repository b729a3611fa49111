package io.chatroom.conversation.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database itself, in pieces: written in one transaction, and read one at a time, each on a connection of its own. */
final class DatabaseStore implements AttachmentStore {
    private static final int PIECE = 256 * 1024;

    private final DataSource database;

    DatabaseStore(DataSource database) {
        this.database = database;
    }

    @Override
    public void keep(UUID id, Path content) {
        QuarkusTransaction.requiringNew().run(() -> insert(id, content));
    }

    private void insert(UUID id, Path content) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into attachment_content (attachment_id, no, content) values (?, ?, ?) on conflict do nothing");
                InputStream file = Files.newInputStream(content)) {
            int no = 0;
            for (byte[] piece = file.readNBytes(PIECE); piece.length > 0 || no == 0; piece = file.readNBytes(PIECE)) {
                insert.setObject(1, id);
                insert.setInt(2, no++);
                insert.setBytes(3, piece);
                insert.executeUpdate();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot keep the attachment " + id, e);
        }
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        int no = Math.toIntExact(from / PIECE);
        byte[] first = piece(id, no);
        if (first == null) {
            throw new NoSuchFileException(id.toString());
        }
        InputStream pieces = new SequenceInputStream(new Pieces(id, no, first));
        pieces.skipNBytes(from % PIECE);
        return new FirstBytes(pieces, length);
    }

    private final class Pieces implements Enumeration<InputStream> {
        private final UUID id;
        private int no;
        private byte @Nullable [] next;

        Pieces(UUID id, int no, byte[] first) {
            this.id = id;
            this.no = no;
            this.next = first;
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            byte[] piece = next;
            if (piece == null) {
                throw new NoSuchElementException();
            }
            next = piece.length < PIECE ? null : piece(id, ++no);
            return new ByteArrayInputStream(piece);
        }
    }

    private byte @Nullable [] piece(UUID id, int no) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select content from attachment_content where attachment_id = ? and no = ?")) {
            select.setObject(1, id);
            select.setInt(2, no);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the attachment " + id, e);
        }
    }

    @Override
    public void forget(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from attachment_content where attachment_id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget the attachment " + id, e);
        }
    }
}
