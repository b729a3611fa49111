package io.chatroom.conversation.inbox;

import io.chatroom.conversation.problem.Problem.FieldError;
import io.chatroom.platforms.descriptor.CommonSettings;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether settings and credentials are what a platform's descriptor asks for. Knows no platform by name. */
final class FieldChecks {
    private static final int LONGEST_VALUE = 16_000;
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_SECRETS = 5;

    private final List<FieldError> errors = new ArrayList<>();

    private FieldChecks() {}

    /** What is wrong with them; nothing, if all is well. */
    static List<FieldError> of(
            PlatformDescriptor platform, Map<String, Object> settings, Map<String, List<String>> credentials) {
        FieldChecks checks = new FieldChecks();
        List<Field> settingFields = Stream.concat(
                        platform.fields().stream().filter(field -> !field.isCredential()),
                        CommonSettings.FIELDS.stream())
                .toList();
        List<Field> credentialFields =
                platform.fields().stream().filter(Field::isCredential).toList();
        checks.unknown("settings", settings, settingFields);
        checks.unknown("credentials", credentials, credentialFields);
        settingFields.forEach(field -> checks.check("settings", field, settings.get(field.name())));
        credentialFields.forEach(field -> checks.check("credentials", field, credentials.get(field.name())));
        return checks.errors;
    }

    private void unknown(String where, Map<String, ?> given, List<Field> known) {
        List<String> names = known.stream().map(Field::name).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> errors.add(new FieldError(
                        where + "." + name,
                        "unknown",
                        names.isEmpty()
                                ? "This platform has no " + where + "."
                                : "There is no such field; there are " + String.join(", ", names) + ".")));
    }

    private void check(String where, Field field, @Nullable Object value) {
        if (value == null) {
            if (field.required()) {
                refuse(where, field, "required", "This field is required.");
            }
            return;
        }
        switch (field.kind()) {
            case TEXT -> texts(where, field, value, false, 1);
            case URL -> {
                if (texts(where, field, value, false, 1)) {
                    url(where, field, (String) value);
                }
            }
            case TIME_ZONE -> {
                if (texts(where, field, value, false, 1)
                        && !ZoneId.getAvailableZoneIds().contains(value)) {
                    refuse(where, field, "pattern", "This field is a time zone's name, such as Europe/Berlin.");
                }
            }
            case BOOLEAN -> {
                if (!(value instanceof Boolean)) {
                    refuse(where, field, "type", "This field is true or false.");
                }
            }
            case TEXT_LIST -> texts(where, field, value, true, MOST_ENTRIES);
            case SECRET -> texts(where, field, value, true, MOST_SECRETS);
        }
    }

    /** Whether it is a text, or a list of texts where one is asked for, each of them fit. */
    private boolean texts(String where, Field field, Object value, boolean list, int most) {
        if (list != value instanceof List) {
            refuse(where, field, "type", list ? "This field is a list of texts." : "This field is a text.");
            return false;
        }
        List<?> entries = list ? (List<?>) value : List.of(value);
        if (entries.size() > most || (entries.isEmpty() && field.required())) {
            refuse(where, field, "size", "This field holds 1 to " + most + " entries.");
            return false;
        }
        return entries.stream().allMatch(entry -> text(where, field, entry));
    }

    private boolean text(String where, Field field, @Nullable Object entry) {
        if (!(entry instanceof String text)) {
            refuse(where, field, "type", "This field holds text only.");
            return false;
        }
        if (text.isBlank() || text.length() > LONGEST_VALUE || text.indexOf('\0') >= 0) {
            refuse(where, field, "size", "This field has 1 to " + LONGEST_VALUE + " characters.");
            return false;
        }
        String pattern = field.pattern();
        if (pattern != null && !Pattern.compile(pattern).matcher(text).matches()) {
            refuse(where, field, "pattern", hint(field));
            return false;
        }
        return true;
    }

    private static String hint(Field field) {
        return Optional.ofNullable(field.patternHint()).orElse("This does not look like a " + field.label() + ".");
    }

    private void url(String where, Field field, String text) {
        try {
            URI url = new URI(text);
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // refused below
        }
        refuse(
                where,
                field,
                "pattern",
                "This field is an absolute http or https URL, without a user name and without a fragment.");
    }

    private void refuse(String where, Field field, String code, String message) {
        errors.add(new FieldError(where + "." + field.name(), code, message));
    }
}
