package io.chatroom.ingest.site;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets a page of an allowed origin read the answer, refusals included. */
final class CorsHeaders {

    static void allow(HttpServerRequest request, String origin) {
        request.response()
                .putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    }

    @ServerResponseFilter
    void varyByOrigin(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/site/")) {
            response.getHeaders().add("Vary", "Origin");
        }
    }
}
