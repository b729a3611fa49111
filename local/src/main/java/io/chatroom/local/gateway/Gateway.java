package io.chatroom.local.gateway;

import io.chatroom.local.Trouble;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** Listens on the loopback address only. Services that do not answer (yet) are 503 with Retry-After. */
public final class Gateway implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;

    private Gateway(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Where the services listen, and what {@code /demo} is answered by.
     *
     * @param platformPort of the fake platform, which the demo's inboxes send to
     */
    public record Routes(
            int ingestPort, int conversationPort, int platformPort, Path adminUi, Path widget, DemoSite demo) {}

    /** @param port 0 for any; @throws Trouble if it is taken */
    public static Gateway start(int port, Routes routes) {
        // no cache of files in /tmp: everything served comes from where it was built
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                // no browser speaks HTTP/2 without TLS, and a body without a length would not come through from there
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(32 * 1024)
                .setMaxInitialLineLength(16 * 1024);
        try {
            HttpServer server = vertx.createHttpServer(options)
                    .requestHandler(new ByFirstSegment(vertx, routes))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Gateway(vertx, server);
        } catch (CompletionException e) {
            var _ = vertx.close();
            if (e.getCause() instanceof BindException) {
                throw new Trouble(
                        "Port " + port + " is in use by another program; stop that program, or set CHATROOM_PORT"
                                + " to a free port, such as CHATROOM_PORT=" + (port < 65535 ? port + 1 : 8080) + ".");
            }
            throw e;
        }
    }

    public int port() {
        return server.actualPort();
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class ByFirstSegment implements Handler<HttpServerRequest> {
        private final Upstream ingest;
        private final Upstream conversation;
        private final DemoPage demo;
        private final StaticFiles adminUi;
        private final StaticFiles widget;

        ByFirstSegment(Vertx vertx, Routes routes) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setConnectTimeout(1000)
                    // an event stream holds its connection for hours, and there are many of them
                    .setMaxPoolSize(10_000)
                    .setKeepAliveTimeout(20)
                    .setMaxHeaderSize(32 * 1024));
            ingest = new Upstream("ingest-service", routes.ingestPort(), client);
            conversation = new Upstream("conversation-service", routes.conversationPort(), client);
            demo = new DemoPage(routes.demo(), new Upstream("The demo's chat platform", routes.platformPort(), client));
            adminUi = StaticFiles.ofApp(routes.adminUi());
            widget = StaticFiles.forAnySite(routes.widget());
        }

        @Override
        public void handle(HttpServerRequest request) {
            switch (firstSegment(request.path())) {
                case "webhooks", "site" -> ingest.handle(request);
                case "api", "auth", "problems" -> conversation.handle(request);
                case "widget.js", "widget" -> widget.handle(request);
                case "demo" -> demo.handle(request);
                default -> adminUi.handle(request);
            }
        }

        private static String firstSegment(String path) {
            int slash = path.indexOf('/', 1);
            return path.length() < 2 ? "" : path.substring(1, slash < 0 ? path.length() : slash);
        }
    }
}
