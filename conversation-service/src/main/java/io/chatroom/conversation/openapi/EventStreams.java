package io.chatroom.conversation.openapi;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A stream is text as it goes over the wire; the scanner would describe the class that writes it. */
final class EventStreams {
    private static final String MEDIA_TYPE = "text/event-stream";
    private static final List<String> OF_THE_WRITER = List.of("OutboundSseEvent", "MediaType");

    static void describeIn(OpenAPI api) {
        operations(api)
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response ->
                        response.getContent() != null && response.getContent().hasMediaType(MEDIA_TYPE))
                .forEach(response -> describe(response.getContent().getMediaType(MEDIA_TYPE)));
        OF_THE_WRITER.forEach(api.getComponents()::removeSchema);
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream());
    }

    private static void describe(MediaType stream) {
        stream.setSchema(OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description("Events: `id`, `event` and, as JSON, `data`"));
    }

    private EventStreams() {}
}
