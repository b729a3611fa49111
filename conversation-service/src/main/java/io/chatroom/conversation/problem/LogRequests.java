package io.chatroom.conversation.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** A line for each request, with the operation instead of the address: keys and what people search for stand in addresses. */
final class LogRequests {
    static final String BEGUN = LogRequests.class.getName();

    private static final Logger LINE = Logger.getLogger("io.chatroom.conversation.request");

    @ServerResponseFilter
    void log(ContainerResponseContext response, SimpleResourceInfo operation, RoutingContext context) {
        if (operation.getResourceClass() == null) {
            return;
        }
        Long begun = context.get(BEGUN);
        LINE.infof(
                "request=%s operation=%s.%s status=%d ms=%d",
                RequestId.of(context),
                operation.getResourceClass().getSimpleName().replace("_Subclass", ""),
                operation.getMethodName(),
                response.getStatus(),
                begun == null ? -1 : Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
}
