package io.chatroom.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A web site of somebody else, on an origin of its own: {@code /page?inbox=…} has the chat in it, {@code /bare} nothing. */
final class HostSite implements AutoCloseable {
    private final HttpServer server;

    HostSite(String chatroom) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String script = query == null
                    ? ""
                    : "<script async src=\"%s/widget.js\" %s></script>".formatted(chatroom, query.replace('\'', '"'));
            byte[] page = """
                    <!doctype html><html lang="en"><head><title>A shop</title></head>
                    <body><main><h1>A shop</h1><p><input aria-label="Search"> goods</p></main>%s</body></html>
                    """.formatted(script).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
            // what a site that takes care may say, and all that the chat needs of it
            exchange.getResponseHeaders()
                    .add(
                            "Content-Security-Policy",
                            "default-src 'self'; script-src 'self' %1$s; connect-src %1$s; frame-src %1$s"
                                    .formatted(chatroom));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A page with the chat of this inbox; {@code attributes} of its script are written with single quotes. */
    String page(String inboxKey, String attributes) {
        return origin() + "/page?data-inbox='" + inboxKey + "'%20" + attributes.replace(" ", "%20");
    }

    /** A page that loads the chat, and leaves it to scripts to begin it. */
    String withoutInbox() {
        return origin() + "/page?data-none=''";
    }

    String bare() {
        return origin() + "/bare";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
