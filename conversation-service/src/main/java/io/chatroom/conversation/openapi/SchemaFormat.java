package io.chatroom.conversation.openapi;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Makes JSON the form of the document for whoever asks for none: what serves it would answer in YAML. */
@Singleton
class SchemaFormat {
    private static final int BEFORE_THE_DOCUMENT = -1000;

    void register(@Observes Router router) {
        router.get("/api/schema").order(BEFORE_THE_DOCUMENT).handler(SchemaFormat::chooseJson);
        router.get("/api/schema/").order(BEFORE_THE_DOCUMENT).handler(SchemaFormat::chooseJson);
    }

    private static void chooseJson(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        boolean chosen = context.request().getParam("format") != null || (accept != null && accept.contains("yaml"));
        if (chosen) {
            context.next();
        } else {
            context.reroute("/api/schema?format=JSON");
        }
    }
}
