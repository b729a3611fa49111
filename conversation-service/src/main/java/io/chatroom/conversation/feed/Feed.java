package io.chatroom.conversation.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.chatroom.events.EventJson;
import io.chatroom.events.FeedEvent;
import io.chatroom.events.Ids;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells the feed, with the caller's transaction. Whoever changes a conversation holds its row lock until the commit. */
@ApplicationScoped
public class Feed {
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    Feed(Outbox outbox, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public void publish(FeedChange... changes) {
        publish(List.of(changes));
    }

    public void publish(List<FeedChange> changes) {
        Instant now = clock.instant();
        outbox.publishAll(changes.stream().map(change -> record(change, now)).toList());
    }

    private OutboxRecord record(FeedChange change, Instant now) {
        UUID eventId = Ids.next();
        FeedEvent event = new FeedEvent(
                eventId, change.kind().type(), change.conversationId(), change.inboxId(), now, written(change.view()));
        return new OutboxRecord(
                Topics.FEED,
                event.key(),
                change.subject(),
                eventId,
                event.type(),
                EventJson.write(event, FeedEvent.class),
                change.traceparent());
    }

    /** As the API shows it, written once: the event takes the text as it is. */
    private POJONode written(Object view) {
        try {
            return new POJONode(new RawValue(json.writeValueAsString(view)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + view.getClass().getName(), e);
        }
    }
}
