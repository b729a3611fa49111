package io.chatroom.conversation.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.events.EventJson;
import io.chatroom.events.FeedEvent;
import io.chatroom.events.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadFeedEntryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void takes_an_event_apart_and_leaves_its_data_as_they_are() throws Exception {
        UUID conversation = Ids.next();
        UUID inbox = Ids.next();
        String data = "{\"id\":null,\"text\":\"Grüße 🙂 \\\"}{\",\"nested\":{\"a\":[1,{\"b\":[]}]}}";
        byte[] record = EventJson.write(
                new FeedEvent(Ids.next(), "message.created", conversation, inbox, Instant.now(), JSON.readTree(data)),
                FeedEvent.class);

        FeedEntry entry = ReadFeedEntry.of(7, record).orElseThrow();

        assertThat(entry).isEqualTo(new FeedEntry(7, "message.created", conversation, inbox, entry.json()));
        assertThat(JSON.readTree(entry.json())).isEqualTo(JSON.readTree(data));
    }

    @Test
    void an_event_of_no_conversation_and_fields_of_tomorrow_are_read() {
        UUID inbox = Ids.next();
        String record = "{\"new\":[{}],\"data\":{},\"type\":\"inbox.updated\",\"inbox_id\":\"" + inbox + "\"}";
        assertThat(ReadFeedEntry.of(1, record.getBytes(StandardCharsets.UTF_8)))
                .contains(new FeedEntry(1, "inbox.updated", null, inbox, "{}"));
    }

    @Test
    void what_is_no_event_is_none() {
        assertThat(ReadFeedEntry.of(1, null)).isEmpty();
        for (String record : List.of(
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"type\":\"x\",\"inbox_id\":\"no\",\"data\":{}}",
                "{\"type\":\"x\",\"inbox_id\":\"" + Ids.next() + "\",\"data\":[1]}",
                "{\"type\":\"x\",\"inbox_id\":\"" + Ids.next() + "\",\"data\":{\"a\":}}")) {
            assertThat(ReadFeedEntry.of(1, record.getBytes(StandardCharsets.UTF_8)))
                    .as(record)
                    .isEmpty();
        }
    }
}
