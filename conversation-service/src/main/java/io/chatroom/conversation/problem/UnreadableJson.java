package io.chatroom.conversation.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.chatroom.conversation.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body that is not the JSON it should be: where, and what was expected, but nothing of our classes. */
final class UnreadableJson {

    static ProblemException problem(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException mismatch when !path(mismatch).isEmpty() -> wrongType(mismatch);
            case MismatchedInputException mismatch -> wrongShape(mismatch);
            default ->
                new ProblemException(
                        400,
                        "invalid_json",
                        "The body is not valid JSON",
                        "It stops making sense" + place(failure) + ".");
        };
    }

    private static ProblemException unknownField(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        String field = bounded(path(unknown));
        return new ProblemException(
                422,
                "validation_failed",
                "Some fields are not right",
                "There is no field " + field + ".",
                List.of(new FieldError(field, "unknown", "There is no such field; there are " + known + ".")));
    }

    private static ProblemException wrongType(MismatchedInputException mismatch) {
        String field = bounded(path(mismatch));
        return new ProblemException(
                422,
                "validation_failed",
                "Some fields are not right",
                "The field " + field + " is not of the right kind.",
                List.of(new FieldError(field, "type", "This field is " + kind(mismatch) + ".")));
    }

    private static ProblemException wrongShape(MismatchedInputException mismatch) {
        return new ProblemException(
                400,
                "invalid_json",
                "The body is not what is expected here",
                "Send a JSON object" + place(mismatch) + ".");
    }

    private static String kind(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants())
                            .map(value -> value.toString().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (mismatch instanceof InvalidFormatException && type == java.util.UUID.class) {
            return "a UUID";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "UUID" -> "a UUID, as a text";
            case "Boolean", "boolean" -> "true or false";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Instant" -> "a time such as 2026-01-31T12:00:00Z";
            case "Map", "LinkedHashMap", "TreeMap" -> "an object";
            case "List", "ArrayList" -> "a list";
            default -> "an object of another shape";
        };
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : failure.getPath()) {
            String name = reference.getFieldName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    private static String place(JsonProcessingException failure) {
        @Nullable JsonLocation location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String bounded(String path) {
        return path.length() > 100 ? path.substring(0, 100) + "…" : path;
    }

    private UnreadableJson() {}
}
