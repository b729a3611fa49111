package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The one way payloads are written and read: snake_case, ISO-8601 instants, absent instead of null, lower-case enums, unknown
 * fields ignored (payloads only ever grow).
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(com.fasterxml.jackson.databind.cfg.EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    /** A payload that is not what its topic promises. */
    public static final class MalformedPayload extends Exception {
        MalformedPayload(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** {@code as} is the topic's declared type, so that the {@code type} field is written. */
    public static <T> byte[] write(T event, Class<? super T> as) {
        try {
            return MAPPER.writerFor(as).writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event.getClass().getName(), e);
        }
    }

    public static <T> T read(byte[] payload, Class<T> as) throws MalformedPayload {
        try {
            JavaType type = MAPPER.constructType(as);
            T value = MAPPER.readValue(payload, type);
            if (value == null) {
                throw new MalformedPayload("the payload is null", new NullPointerException());
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedPayload("not a " + as.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private EventJson() {}
}
