package io.chatroom.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Passes requests on to one service, streaming both ways and leaving bodies and paths as they are. */
final class Upstream implements Handler<HttpServerRequest> {
    private final String name;
    private final HttpProxy proxy;

    Upstream(String name, int port, HttpClient client) {
        this.name = name;
        this.proxy = HttpProxy.reverseProxy(client).origin(port, "127.0.0.1").addInterceptor(new Hop());
    }

    @Override
    public void handle(HttpServerRequest request) {
        proxy.handle(request);
    }

    private final class Hop implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest from = context.request().proxiedRequest();
            MultiMap headers = context.request().headers();
            // whatever a client claims here is not true: this is the first hop
            headers.remove("Forwarded");
            headers.set("X-Forwarded-For", from.remoteAddress().hostAddress());
            headers.set("X-Forwarded-Proto", "http");
            HostAndPort asked = from.authority();
            if (asked != null) {
                headers.set("X-Forwarded-Host", asked.toString());
                context.request().setAuthority(asked);
            }
            return context.sendRequest().recover(_ -> Future.succeededFuture(away(context)));
        }
    }

    private ProxyResponse away(ProxyContext context) {
        Problem problem = Problem.of(
                503, "Service Unavailable", "unavailable", name + " does not answer; try again in a few seconds.");
        return context.request()
                .release()
                .response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Retry-After", "2")
                .setBody(Body.body(Buffer.buffer(problem.json())));
    }
}
