package io.chatroom.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.MimeMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Files as the edge of a deployment serves them. Of the admin UI, an address without a file is a view of the single-page app, files
 * under {@code /assets/} carry their hash in the name and never change, everything else is asked for again each time. The chat's
 * scripts are for the pages of other sites too.
 */
final class StaticFiles implements Handler<HttpServerRequest> {
    private static final String INDEX = "index.html";
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private final Path root;
    private final boolean app;
    private final Map<Path, Compressed> compressed = new ConcurrentHashMap<>();

    private StaticFiles(Path root, boolean app) {
        this.root = root;
        this.app = app;
    }

    static StaticFiles ofApp(Path root) {
        return new StaticFiles(root, true);
    }

    static StaticFiles forAnySite(Path root) {
        return new StaticFiles(root, false);
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            request.response().putHeader("Allow", "GET, HEAD");
            Problem.of(
                            405,
                            "Method Not Allowed",
                            "method_not_allowed",
                            "There is nothing here to " + request.method() + " to.")
                    .send(request.response());
            return;
        }
        Optional<String> decoded = decoded(request.path());
        if (decoded.isEmpty()) {
            Problem.of(400, "Bad Request", "bad_address", "The address is not validly encoded.")
                    .send(request.response());
            return;
        }
        String path = decoded.get();
        boolean asset = path.startsWith("/assets/");
        Optional<Path> file = file(path);
        if (app && file.isEmpty() && !asset && isView(path)) {
            file = file("/" + INDEX);
            if (file.isEmpty()) {
                Problem.of(
                                503,
                                "Service Unavailable",
                                "not_built",
                                "The admin UI has not been built; run ./chatroom up.")
                        .send(request.response());
                return;
            }
        }
        headers(request.response(), asset && file.isPresent());
        file.ifPresentOrElse(
                found -> send(request, found),
                () -> Problem.of(404, "Not Found", "not_found", "There is no file " + path + ".")
                        .send(request.response()));
    }

    private static Optional<String> decoded(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.startsWith("/") ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void headers(HttpServerResponse response, boolean forEver) {
        if (!app) {
            response.putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cache-Control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    }

    private void send(HttpServerRequest request, Path file) {
        HttpServerResponse response = request.response();
        String tag = tag(file);
        response.putHeader("ETag", tag).putHeader("Vary", "Accept-Encoding");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        String type = Optional.ofNullable(
                        MimeMapping.getMimeTypeForFilename(file.getFileName().toString()))
                .orElse("application/octet-stream");
        boolean text = type.startsWith("text/") || type.endsWith("javascript") || type.endsWith("json");
        response.putHeader("Content-Type", text ? type + ";charset=utf-8" : type);
        String accepted = request.getHeader("Accept-Encoding");
        if (text && accepted != null && accepted.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip").end(compressed(file, tag));
            return;
        }
        var _ = response.sendFile(file.toString());
    }

    private Buffer compressed(Path file, String tag) {
        Compressed known = compressed.get(file);
        if (known == null || !known.tag().equals(tag)) {
            known = new Compressed(tag, gzip(file));
            compressed.put(file, known);
        }
        return Buffer.buffer(known.content());
    }

    private static byte[] gzip(Path file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(content)) {
            Files.copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    /** Of what a file held when its tag was this. */
    private record Compressed(String tag, byte[] content) {}

    private static String tag(Path file) {
        try {
            return "\"" + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "-"
                    + Long.toHexString(Files.size(file)) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> file(String path) {
        try {
            Path file = root.resolve(path.substring(1)).normalize();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The last part of a file's address has a dot, that of a view has none. */
    private static boolean isView(String path) {
        return path.lastIndexOf('.') < path.lastIndexOf('/') || path.equals("/" + INDEX);
    }
}
