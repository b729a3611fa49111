package io.chatroom.conversation.mergepatch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells a null that was sent from a field that was not. */
final class ReadGiven extends JsonDeserializer<Given<?>> implements ContextualDeserializer {
    private final @Nullable JavaType type;

    ReadGiven() {
        this(null);
    }

    private ReadGiven(@Nullable JavaType type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType given = property == null ? context.getContextualType() : property.getType();
        return new ReadGiven(given.containedType(0));
    }

    @Override
    public Given<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return new Given<Object>(context.readValue(parser, type));
    }

    @Override
    public Given<?> getNullValue(DeserializationContext context) {
        return new Given<Object>(null);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
