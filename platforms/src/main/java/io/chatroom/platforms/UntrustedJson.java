package io.chatroom.platforms;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON of a stranger: bounded in depth and in the length of numbers, strict UTF-8, no duplicate names, nothing after the
 * end. What it hands out can be stored and written again: no lone surrogates, no NUL.
 */
public final class UntrustedJson {
    /** Enough of a body to find out later what was in it. */
    private static final int RAW_CAP = 64 * 1024;
    /** Ids end up in unique indexes, which have a limit of their own. */
    private static final int LONGEST_ID = 255;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectReader READER =
            new JsonMapper(FACTORY).readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public sealed interface Reading {
        record Json(JsonNode root) implements Reading {}

        /** {@code reason} is a sentence for the sender. */
        record NotJson(String reason) implements Reading {}
    }

    public static Reading read(byte[] body) {
        try {
            JsonNode root = READER.readTree(decode(body));
            return root == null || root.isMissingNode() ? new Reading.NotJson("it is empty.") : new Reading.Json(root);
        } catch (CharacterCodingException e) {
            return new Reading.NotJson("it is not UTF-8.");
        } catch (JacksonException e) {
            return new Reading.NotJson(explain(e));
        } catch (IOException e) {
            return new Reading.NotJson("it cannot be read.");
        }
    }

    /** The bytes of each element of an array that is a field of the outermost object, exactly as they came. */
    public static List<byte[]> elements(byte[] body, String field) {
        List<byte[]> elements = new ArrayList<>();
        try {
            String text = decode(body);
            try (JsonParser parser = FACTORY.createParser(text)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean wanted = field.equals(parser.currentName());
                    if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
                        parser.skipChildren();
                        continue;
                    }
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        int start = (int) parser.currentTokenLocation().getCharOffset();
                        parser.skipChildren();
                        // a number's token is finished only when it is looked at
                        parser.getText();
                        int end = (int) parser.currentLocation().getCharOffset();
                        elements.add(text.substring(start, end).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("only for a body that read() took", e);
        }
        return elements;
    }

    /** A field's text, if it is a string. */
    public static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? Optional.of(storable(value.textValue())) : Optional.empty();
    }

    /** A field's text, if it is a string and says something. */
    public static Optional<String> filled(JsonNode object, String field) {
        return text(object, field).filter(text -> !text.isBlank());
    }

    /** The first of some fields that is a string and says something. */
    public static Optional<String> firstFilled(JsonNode object, String... fields) {
        for (String field : fields) {
            Optional<String> text = filled(object, field);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** An opaque id, given as a string or as a whole number: 1 to 255 characters, none of them a control character. */
    public static Optional<String> id(JsonNode object, String field) {
        return id(object.path(field));
    }

    /** The same for a value that is no field, such as one of a list. */
    public static Optional<String> id(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber()
                ? Optional.of(storable(value.asText())).filter(UntrustedJson::isId)
                : Optional.empty();
    }

    /** A whole number in the range of a long. */
    public static Optional<Long> number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
    }

    /** A time of the years 1 to 9999, as ISO 8601 writes it with an offset: beyond, it can be none, and cannot be stored as one. */
    public static Optional<Instant> time(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.textValue().length() > 64) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.textValue()).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time between 1970 and the year 9999, in milliseconds since 1970. */
    public static Optional<Instant> millis(JsonNode object, String field) {
        return number(object, field)
                .filter(millis -> millis > 0 && millis < 253_402_300_800_000L)
                .map(Instant::ofEpochMilli);
    }

    /** The same in seconds. */
    public static Optional<Instant> seconds(JsonNode object, String field) {
        return number(object, field)
                .filter(seconds -> seconds > 0 && seconds < 253_402_300_800L)
                .map(Instant::ofEpochSecond);
    }

    /** As much of a body as travels beside what was understood of it. */
    public static byte[] capped(byte[] raw) {
        return raw.length <= RAW_CAP ? raw : Arrays.copyOf(raw, RAW_CAP);
    }

    /** For reasons and logs: at most so many characters and an ellipsis, never half of a pair. */
    public static String brief(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }

    private static boolean isId(String text) {
        if (text.isBlank() || text.length() > LONGEST_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Half a surrogate pair cannot be written as UTF-8, and PostgreSQL stores no NUL: both become U+FFFD. */
    private static String storable(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    private static String decode(byte[] body) throws CharacterCodingException {
        // several times as quick as a decoder that refuses; where it had something to replace, that one is asked
        String text = new String(body, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
    }

    private static String explain(JacksonException e) {
        String message =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        String shortened = brief(storable(message), 160) + ".";
        JsonLocation where = e.getLocation();
        return where == null
                ? shortened
                : "at line " + where.getLineNr() + ", column " + where.getColumnNr() + ": " + shortened;
    }

    private UntrustedJson() {}
}
