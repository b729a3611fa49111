package io.chatroom.conversation.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record of the feed apart without building it: {@code data} is streamed as it was written, and every replica reads every
 * event, whether or not anybody listens.
 */
final class ReadFeedEntry {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] record;
    private @Nullable String type;
    private @Nullable UUID conversationId;
    private @Nullable UUID inboxId;
    private @Nullable String data;

    private ReadFeedEntry(byte[] record) {
        this.record = record;
    }

    /** Empty for what is no {@link io.chatroom.events.FeedEvent}. */
    static Optional<FeedEntry> of(long offset, byte @Nullable [] record) {
        if (record == null) {
            return Optional.empty();
        }
        ReadFeedEntry reading = new ReadFeedEntry(record);
        try (JsonParser parser = JSON.createParser(record)) {
            reading.fields(parser);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return reading.entry(offset);
    }

    private void fields(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "type" -> type = parser.getValueAsString();
                case "conversation_id" -> conversationId = uuid(parser);
                case "inbox_id" -> inboxId = uuid(parser);
                case "data" -> data = whole(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private static @Nullable UUID uuid(JsonParser parser) throws IOException {
        String text = parser.getValueAsString();
        return text == null ? null : UUID.fromString(text);
    }

    /** The object as its bytes stand in the record. */
    private @Nullable String whole(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        int begin = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentTokenLocation().getByteOffset() + 1;
        return new String(record, begin, end - begin, StandardCharsets.UTF_8);
    }

    private Optional<FeedEntry> entry(long offset) {
        return type == null || inboxId == null || data == null
                ? Optional.empty()
                : Optional.of(new FeedEntry(offset, type, conversationId, inboxId, data));
    }
}
