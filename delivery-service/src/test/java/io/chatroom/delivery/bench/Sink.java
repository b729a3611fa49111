package io.chatroom.delivery.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Takes every POST and says when each path was first and last asked for; as little of a server as there can be. */
final class Sink implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    final LongAdder taken = new LongAdder();
    final AtomicLong last = new AtomicLong();
    final Map<String, Long> firstByWebhookId = new ConcurrentHashMap<>();

    Sink() throws Exception {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.bodyHandler(body -> {
                    taken.increment();
                    last.set(System.nanoTime());
                    request.response()
                            .putHeader("content-type", "application/json")
                            .end("{\"external_id\":\"e-" + request.getHeader("webhook-id") + "\"}");
                }))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    @Override
    public void close() {
        vertx.close();
    }
}
