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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    private static final Logger LOG = Logger.getLogger(Downloads.class);

    private record File(String name, String mimeType, long size, String keptIn) {}

    private final DataSource database;
    private final Stores stores;

    Downloads(DataSource database, Stores stores) {
        this.database = database;
        this.stores = stores;
    }

    /** {@code range} is the header of that name: sound and film are played from the middle by it. */
    Response of(UUID id, @Nullable String range) {
        File file = file(id);
        AskedRange part = AskedRange.of(range, file.size());
        InputStream content = open(id, file, part);
        StreamingOutput body = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        Response.ResponseBuilder answer = part.isWhole(file.size())
                ? Response.ok(body)
                : Response.status(206).entity(body).header("Content-Range", part.of(file.size()));
        return answer.header("Accept-Ranges", "bytes")
                .header(
                        "Content-Type",
                        HARMLESS.contains(file.mimeType()) ? file.mimeType() : "application/octet-stream")
                .header("Content-Length", part.length())
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
                            "select name, mime_type, size, kept_in from attachment where id = ? and gone_at is null",
                            List.of(id),
                            row -> new File(
                                    row.getString("name"),
                                    row.getString("mime_type"),
                                    row.getLong("size"),
                                    row.getString("kept_in")))
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("attachment"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read of the attachment " + id, e);
        }
    }

    private InputStream open(UUID id, File file, AskedRange part) {
        try {
            return stores.of(file.keptIn()).open(id, part.from(), part.length());
        } catch (NoSuchFileException e) {
            LOG.errorf("the file %s is not in the %s, where it was kept: %s", id, file.keptIn(), e.getMessage());
            throw new ProblemException(
                    404,
                    "file_missing",
                    "The file is not where files are kept",
                    "It was taken, and is not to be found now. The log of the service says where it should be.");
        } catch (IOException e) {
            LOG.warnf("the file %s cannot be read from the %s: %s", id, file.keptIn(), e);
            throw ProblemException.filesUnavailable();
        }
    }

    private static String ascii(String name) {
        return name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
