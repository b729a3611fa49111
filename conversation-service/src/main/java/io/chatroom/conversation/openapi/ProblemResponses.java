package io.chatroom.conversation.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Every operation may be refused; this says how, without every operation having to. */
final class ProblemResponses {
    private static final String MEDIA_TYPE = "application/problem+json";

    static void addTo(OpenAPI api) {
        api.getComponents().addSchema("Problem", problem());
        api.getComponents().addSchema("FieldError", fieldError());
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> add(path, method, operation)));
    }

    private static void add(String path, PathItem.HttpMethod method, Operation operation) {
        Map<String, String> refusals = new LinkedHashMap<>();
        boolean isOpen =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody || operation.getParameters() != null) {
            refusals.put("400", "The request cannot be read: a parameter or the JSON is not right");
        }
        if (!isOpen || path.contains("/auth/")) {
            refusals.put("401", "Not signed in");
        }
        if (!isOpen || method != PathItem.HttpMethod.GET) {
            refusals.put("403", "The role does not allow it, or the request may be forged");
        }
        if (path.contains("{")) {
            refusals.put("404", "There is no such thing");
        }
        if (method != PathItem.HttpMethod.GET && path.contains("{")) {
            refusals.put("409", "It cannot be done as things are; the code says why");
        }
        if (hasBody) {
            refusals.put("413", "The body is too large");
            refusals.put("415", "The body is not JSON");
            refusals.put("422", "Some fields are not right; errors says which");
        }
        if (path.contains("/auth/") && hasBody) {
            refusals.put("429", "Too many wrong passwords; Retry-After says how long to wait");
        }
        refusals.forEach((status, description) -> {
            if (!operation.getResponses().hasAPIResponse(status)
                    || operation.getResponses().getAPIResponse(status).getContent() == null) {
                operation.getResponses().addAPIResponse(status, refusal(description));
            }
        });
    }

    private static APIResponse refusal(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Why a request was refused (RFC 9457)")
                .addProperty("type", text("/problems/validation_failed"))
                .addProperty("title", text("Some fields are not right"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .examples(List.of(422)))
                .addProperty("detail", text("See errors for what to change.").addType(Schema.SchemaType.NULL))
                .addProperty("code", text("validation_failed").description("Stable, for machines"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")))
                .addProperty("request_id", text("019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11"))
                .required(List.of("type", "title", "status", "detail", "code", "errors", "request_id"));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One thing wrong with one field")
                .addProperty("field", text("settings.url"))
                .addProperty("code", text("required"))
                .addProperty("message", text("This field is required."))
                .required(List.of("field", "code", "message"));
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).examples(List.of(example));
    }

    private ProblemResponses() {}
}
