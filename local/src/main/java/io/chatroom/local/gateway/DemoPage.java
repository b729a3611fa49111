package io.chatroom.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /demo}: a made-up shop whose visitors write to us; {@code /demo/platform/…}: what replies of other demo inboxes go to. */
final class DemoPage implements Handler<HttpServerRequest> {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html;charset=utf-8",
            "demo.css", "text/css;charset=utf-8",
            "demo.js", "text/javascript;charset=utf-8");
    private static final String IDENTITY = "/demo/identity/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final DemoSite site;
    private final Upstream platform;

    DemoPage(DemoSite site, Upstream platform) {
        this.site = site;
        this.platform = platform;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/demo/platform/")) {
            platform.handle(request);
            return;
        }
        request.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache");
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            request.response().putHeader("Allow", "GET, HEAD");
            Problem.of(405, "Method Not Allowed", "method_not_allowed", "The demo page can only be read.")
                    .send(request.response());
        } else if (path.equals("/demo/config.json")) {
            String key = site.inboxKey().map(known -> "\"" + known + "\"").orElse("null");
            request.response().putHeader("Content-Type", "application/json").end("{\"inbox_key\":" + key + "}");
        } else if (path.startsWith(IDENTITY)) {
            site.identity(path.substring(IDENTITY.length()))
                    .ifPresentOrElse(
                            jwt -> request.response()
                                    .putHeader("Content-Type", "text/plain")
                                    .putHeader("Cache-Control", "no-store")
                                    .end(jwt),
                            () -> notFound(request));
        } else {
            String file =
                    path.equals("/demo") || path.equals("/demo/") ? "index.html" : path.substring("/demo/".length());
            file(file)
                    .ifPresentOrElse(
                            content -> request.response()
                                    .putHeader("Content-Type", TYPES.get(file))
                                    .end(content),
                            () -> notFound(request));
        }
    }

    private static void notFound(HttpServerRequest request) {
        Problem.of(404, "Not Found", "not_found", "There is nothing at " + request.path() + ".")
                .send(request.response());
    }

    private static Optional<Buffer> file(String name) {
        if (!TYPES.containsKey(name)) {
            return Optional.empty();
        }
        try (@Nullable InputStream content = DemoPage.class.getResourceAsStream("demo/" + name)) {
            return content == null ? Optional.empty() : Optional.of(Buffer.buffer(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
