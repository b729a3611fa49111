package io.chatroom.e2e.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/**
 * The HTTP server that Quarkus brings, without anything behind it: reads the body and answers 202. A process of its own, with as many
 * event loops as ingest-service has.
 */
final class AnswerOnly {

    /** @param args the port */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
        Vertx.vertx()
                .deployVerticle(() -> new Answering(port), new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static final class Answering extends AbstractVerticle {
        private final int port;

        Answering(int port) {
            this.port = port;
        }

        @Override
        public void start() {
            var _ = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                    .requestHandler(request -> request.body()
                            .onSuccess(
                                    _ -> request.response().setStatusCode(202).end()))
                    .listen();
        }
    }

    private AnswerOnly() {}
}
