package io.chatroom.conversation.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What else is known of a contact: names, and texts, numbers, or yes and no. */
final class CustomAttributes {
    static final int AT_MOST = 50;
    static final int LONGEST_TEXT = 1000;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _.-]{0,49}");

    /** {@code stored} with {@code given} set; what is given as null goes. */
    static String with(String stored, Map<String, @Nullable Object> given, ObjectMapper json) {
        try {
            Map<String, Object> attributes =
                    new TreeMap<>(json.readValue(stored, new TypeReference<Map<String, Object>>() {}));
            given.forEach((name, value) -> {
                if (value == null) {
                    attributes.remove(name);
                } else {
                    attributes.put(checkedName(name), checked(value));
                }
            });
            if (attributes.size() > AT_MOST) {
                throw refusal("size", "A contact has at most " + AT_MOST + " attributes.");
            }
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored attributes do not read: " + stored, e);
        }
    }

    private static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refusal("name", "An attribute's name has 1 to 50 letters, digits, spaces or any of _ . -");
        }
        return name;
    }

    private static Object checked(Object value) {
        return switch (value) {
            case String text when text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0 -> text;
            case Integer number -> number;
            case Long number -> number;
            case Double number -> number;
            case Boolean yes -> yes;
            default ->
                throw refusal(
                        "value",
                        "An attribute is a text of at most " + LONGEST_TEXT
                                + " characters without NUL, a number of usual size, or true or false.");
        };
    }

    private static ProblemException refusal(String code, String message) {
        return ProblemException.invalid("custom_attributes", code, message);
    }

    private CustomAttributes() {}
}
