package io.chatroom.ingest.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.ingest.problem.Problem.FieldError;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a visitor's page may ask, read strictly: a field we do not know is a mistake that should be found early. */
final class SiteRequest {
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_RECEIPTS = 100;
    private static final int MOST_FILES = 10;

    @Schema(name = "SessionRequest")
    record Session(
            @Nullable String identity,
            @Nullable String name,
            @Nullable String email) {}

    @Schema(name = "SiteMessageRequest")
    record Message(String clientMessageId, String text, List<UUID> fileIds) {}

    @Schema(name = "SiteReceiptsRequest")
    record Receipts(List<UUID> messageIds, String status) {}

    private final JsonNode root;
    private final List<FieldError> errors = new ArrayList<>();

    private SiteRequest(JsonNode root) {
        this.root = root;
    }

    static Session session(byte[] body) {
        SiteRequest request = of(body, Set.of("identity", "name", "email"));
        return request.orRefuse(new Session(
                request.optional("identity", 4096), request.optional("name", 200), request.optional("email", 254)));
    }

    static Message message(byte[] body) {
        SiteRequest request = of(body, Set.of("client_message_id", "text", "file_ids"));
        String clientMessageId = UntrustedJson.id(request.root, "client_message_id")
                .filter(id -> id.length() <= 64)
                .orElse("");
        if (clientMessageId.isEmpty()) {
            request.wrong("client_message_id", "must be an id of the message made by the page, 1 to 64 characters");
        }
        List<UUID> files =
                request.root.path("file_ids").isMissingNode() ? List.of() : request.ids("file_ids", 0, MOST_FILES);
        Optional<String> text = (files.isEmpty()
                        ? UntrustedJson.filled(request.root, "text")
                        : UntrustedJson.text(request.root, "text"))
                .filter(words -> words.codePointCount(0, words.length()) <= LONGEST_TEXT);
        if (text.isEmpty()) {
            request.wrong(
                    "text",
                    "must say something, in at most " + LONGEST_TEXT + " characters; with files it may be empty");
        }
        return request.orRefuse(new Message(clientMessageId, text.orElse(""), files));
    }

    static Receipts receipts(byte[] body) {
        SiteRequest request = of(body, Set.of("message_ids", "status"));
        List<UUID> messageIds = request.ids("message_ids", 1, MOST_RECEIPTS);
        String status = UntrustedJson.text(request.root, "status").orElse("");
        if (!status.equals("delivered") && !status.equals("read")) {
            request.wrong("status", "must be 'delivered' or 'read'");
        }
        return request.orRefuse(new Receipts(messageIds, status));
    }

    private static SiteRequest of(byte[] body, Set<String> fields) {
        JsonNode root = switch (UntrustedJson.read(body)) {
            case Reading.Json(JsonNode json) when json.isObject() -> json;
            case Reading.Json _ -> throw invalidJson("it is no object.");
            case Reading.NotJson(String reason) -> throw invalidJson(reason);
        };
        SiteRequest request = new SiteRequest(root);
        root.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name) && request.errors.size() < 20) {
                String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
                request.errors.add(new FieldError(
                        shown,
                        "unknown_field",
                        "There is no field '" + shown + "' here; the fields are "
                                + String.join(", ", fields.stream().sorted().toList()) + "."));
            }
        });
        return request;
    }

    private @Nullable String optional(String field, int longest) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Optional<String> text = UntrustedJson.text(root, field).map(String::strip);
        if (text.isEmpty() || text.get().length() > longest) {
            wrong(field, "must be text of at most " + longest + " characters");
            return null;
        }
        return text.get().isEmpty() ? null : text.get();
    }

    private List<UUID> ids(String field, int fewest, int most) {
        JsonNode list = root.path(field);
        List<UUID> ids = new ArrayList<>();
        if (!list.isArray() || list.size() < fewest || list.size() > most) {
            wrong(field, "must be a list of " + fewest + " to " + most + " ids");
            return ids;
        }
        for (JsonNode id : list) {
            parse(id).ifPresentOrElse(ids::add, () -> wrong(field, "must hold ids only, as the server gave them"));
        }
        return ids;
    }

    private static Optional<UUID> parse(JsonNode id) {
        try {
            // fromString takes shorter forms too, which no id of ours has
            return id.isTextual() && id.textValue().length() == 36
                    ? Optional.of(UUID.fromString(id.textValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void wrong(String field, String what) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            String code = root.has(field) ? "invalid" : "required";
            errors.add(new FieldError(field, code, "'" + field + "' " + what + "."));
        }
    }

    private <T> T orRefuse(T read) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return read;
    }

    private static ProblemException invalidJson(String reason) {
        return new ProblemException(
                400,
                "invalid_json",
                "The body cannot be read",
                "The body is not what is asked for: " + reason + " Send one JSON object.");
    }
}
