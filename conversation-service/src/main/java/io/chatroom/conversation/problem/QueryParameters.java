package io.chatroom.conversation.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which query parameter cannot be read; left alone, JAX-RS has it that there is nothing at an address with a wrong number in it. */
@Provider
public class QueryParameters implements ParamConverterProvider {

    private record Kind(Function<String, Object> read, String expected) {}

    private static final Kind INTEGER = new Kind(Integer::valueOf, "a whole number");
    private static final Kind LONG = new Kind(Long::valueOf, "a whole number");
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            UUID.class, new Kind(QueryParameters::uuid, "a UUID"),
            Integer.class, INTEGER,
            int.class, INTEGER,
            Long.class, LONG,
            long.class, LONG);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Kind kind = KINDS.get(type);
        return kind == null
                ? null
                : Stream.of(annotations)
                        .filter(QueryParam.class::isInstance)
                        .findFirst()
                        .map(annotation -> new Converter<T>(((QueryParam) annotation).value(), kind))
                        .orElse(null);
    }

    // UUID.fromString takes shorter ones too
    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private record Converter<T>(String name, Kind kind) implements ParamConverter<T> {
        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return (T) kind.read().apply(text);
            } catch (IllegalArgumentException e) {
                throw ProblemException.badParameter(name, name + " is " + kind.expected() + ".");
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
