package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Gives a file out so that no browser does anything with it but show a picture or save it: it is never a page of ours, whatever it
 * holds and whatever it is called.
 */
@ApplicationScoped
class Downloads {
    /** What a browser draws without running anything in it. */
    private static final Set<String> HARMLESS = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/avif",
            "audio/mpeg",
            "audio/ogg",
            "audio/wav",
            "audio/mp4",
            "video/mp4",
            "video/webm",
            "application/pdf");

    private record File(String name, String mimeType, long size) {}

    private final DataSource database;
    private final AttachmentStore store;

    Downloads(DataSource database, AttachmentStore store) {
        this.database = database;
        this.store = store;
    }

    Response of(UUID id) {
        File file = file(id);
        InputStream content = open(id);
        StreamingOutput body = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return Response.ok(body)
                .header(
                        "Content-Type",
                        HARMLESS.contains(file.mimeType()) ? file.mimeType() : "application/octet-stream")
                .header("Content-Length", file.size())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + ascii(file.name()) + "\"; filename*=UTF-8''" + encoded(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-site")
                .header("Cache-Control", "private, max-age=86400, immutable")
                .build();
    }

    private File file(UUID id) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(
                            connection,
                            "select name, mime_type, size from attachment where id = ? and gone_at is null",
                            List.of(id),
                            row -> new File(row.getString("name"), row.getString("mime_type"), row.getLong("size")))
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("attachment"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read of the attachment " + id, e);
        }
    }

    private InputStream open(UUID id) {
        try {
            return store.open(id);
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound("attachment");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the attachment " + id, e);
        }
    }

    private static String ascii(String name) {
        return name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
