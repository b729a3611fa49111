package io.chatroom.conversation.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.ReplyCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Files that were uploaded, on their way into messages and with these to platforms. */
@ApplicationScoped
public class Attachments {
    private static final String WAITING = """
            select id, name, mime_type, size from attachment
             where id = any(?) and conversation_id = ? and account_id = ? and message_id is null and gone_at is null
             order by id for no key update
            """;

    private static final String OF_MESSAGES = """
            select message_id, id, name, mime_type, size from attachment
             where message_id = any(?) and gone_at is null order by message_id, id
            """;

    private final DataSource database;
    private final FileLinks links;
    private final ObjectMapper json;

    Attachments(DataSource database, FileLinks links, ObjectMapper json) {
        this.database = database;
        this.links = links;
        this.json = json;
    }

    /**
     * Gives the files to a message that is to be; nobody else can send them. In the order of {@code ids}, which are all files that
     * {@code by} uploaded for this conversation and has not sent.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void claim(Collection<UUID> ids, UUID conversationId, UUID messageId, SignedIn by) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement waiting = connection.prepareStatement(WAITING);
                PreparedStatement claim =
                        connection.prepareStatement("update attachment set message_id = ? where id = any(?)")) {
            waiting.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            waiting.setObject(2, conversationId);
            waiting.setObject(3, by.id());
            int found = 0;
            try (var row = waiting.executeQuery()) {
                while (row.next()) {
                    found++;
                }
            }
            if (found != ids.size()) {
                throw ProblemException.invalid(
                        "attachment_ids",
                        "unknown",
                        "Each is a file that you uploaded for this conversation, and sent with no message yet.");
            }
            claim.setObject(1, messageId);
            claim.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            claim.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot give files to the message " + messageId, e);
        }
    }

    /** Whoever uploaded those of a reply that is not to be sent may send them with another, for as long as any unsent file is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void letGo(UUID messageId) {
        try (Connection connection = database.getConnection();
                PreparedStatement free =
                        connection.prepareStatement("update attachment set message_id = null where message_id = ?")) {
            free.setObject(1, messageId);
            free.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot let go of files of " + messageId, e);
        }
    }

    /** As they stand in their message. */
    public String written(UUID messageId) {
        try {
            return json.writeValueAsString(of(List.of(messageId)).getOrDefault(messageId, List.of()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write files of " + messageId, e);
        }
    }

    /** As platforms are told of them, by message: with addresses to fetch them at. */
    public Map<UUID, List<ReplyCommand.Attachment>> toFetch(Collection<UUID> messages) {
        Map<UUID, List<ReplyCommand.Attachment>> all = new HashMap<>();
        of(messages)
                .forEach((message, files) -> all.put(
                        message,
                        files.stream()
                                .map(file -> new ReplyCommand.Attachment(
                                        links.to(file.id(), file.name()), file.name(), file.mimeType(), file.size()))
                                .toList()));
        return all;
    }

    /** By message; one without files is left out. */
    public Map<UUID, List<AttachmentView>> of(Collection<UUID> messages) {
        Map<UUID, List<AttachmentView>> files = new HashMap<>();
        if (messages.isEmpty()) {
            return files;
        }
        try (Connection connection = database.getConnection();
                ArrayStatement select = new ArrayStatement(connection, OF_MESSAGES)) {
            select.uuids(messages, id -> id)
                    .list(row -> files.computeIfAbsent(
                                    row.getObject("message_id", UUID.class), _ -> new java.util.ArrayList<>())
                            .add(AttachmentView.of(
                                    row.getObject("id", UUID.class),
                                    row.getString("name"),
                                    row.getString("mime_type"),
                                    row.getLong("size"))));
            return files;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read files of messages", e);
        }
    }
}
