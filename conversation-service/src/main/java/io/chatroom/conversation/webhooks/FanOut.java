package io.chatroom.conversation.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.EventJson;
import io.chatroom.events.FeedEvent;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes a delivery of each event for each subscription that wants it, once, and asks delivery-service for it, in one transaction. */
@ApplicationScoped
class FanOut {
    /** More than any message has. What is longer is told without its data: the receiver asks the API. */
    private static final int LONGEST_PAYLOAD = 200_000;

    // those that were there already are not answered
    private static final String INSERT = """
            insert into webhook_delivery (id, subscription_id, lane, event_id, type, payload, created_at)
            select id, subscription_id, lane, event_id, type, payload, at
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                   with ordinality as d (id, subscription_id, lane, event_id, type, payload, at, position)
             order by position
            on conflict (id) do nothing
            returning id, seq""";

    private static final String ERASED =
            "select id, erased_at from conversation where id = any(?) and erased_at is not null";

    private record Delivery(UUID id, UUID subscriptionId, UUID lane, FeedEvent event, String payload) {}

    private final Subscriptions subscriptions;
    private final DataSource database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    FanOut(Subscriptions subscriptions, DataSource database, Outbox outbox, ObjectMapper json, Clock clock) {
        this.subscriptions = subscriptions;
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void tell(List<Happened> batch) {
        List<Subscription> all = subscriptions.all();
        if (all.isEmpty()) {
            return;
        }
        Map<UUID, Delivery> deliveries = new LinkedHashMap<>();
        List<FeedEvent> events =
                batch.stream().map(Happened::event).flatMap(Optional::stream).toList();
        Map<UUID, Instant> erased = erased(events);
        for (FeedEvent event : events) {
            if (!isOfBefore(erased, event)) {
                all.stream()
                        .filter(subscription -> subscription.wants(event.type(), event.inboxId(), event.at()))
                        .map(subscription -> delivery(subscription, event))
                        .forEach(delivery -> deliveries.putIfAbsent(delivery.id(), delivery));
            }
        }
        if (!deliveries.isEmpty()) {
            store(deliveries);
        }
    }

    /** The log still tells what was said in a conversation that is erased by now: nobody is told that. */
    private static boolean isOfBefore(Map<UUID, Instant> erased, FeedEvent event) {
        Instant at = event.conversationId() == null ? null : erased.get(event.conversationId());
        return at != null && event.at().isBefore(at);
    }

    private Map<UUID, Instant> erased(List<FeedEvent> events) {
        List<UUID> conversations = events.stream()
                .map(FeedEvent::conversationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, Instant> erased = new HashMap<>();
        try (Connection connection = database.getConnection();
                ArrayStatement select = new ArrayStatement(connection, ERASED)) {
            select.uuids(conversations, id -> id)
                    .list(row -> erased.put(
                            row.getObject("id", UUID.class),
                            row.getObject("erased_at", OffsetDateTime.class).toInstant()));
            return erased;
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot read which conversations are erased", e);
        }
    }

    private Delivery delivery(Subscription subscription, FeedEvent event) {
        return new Delivery(
                Ids.ofPlatformEvent(subscription.id(), event.eventId().toString()),
                subscription.id(),
                lane(subscription.id(), event.key()),
                event,
                payload(event));
    }

    /** What a subscription is told of one conversation stays in order. */
    static UUID lane(UUID subscription, String key) {
        return Ids.ofPlatformEvent(subscription, key);
    }

    private String payload(FeedEvent event) {
        String whole = payload(event, event.data());
        return whole.length() <= LONGEST_PAYLOAD
                ? whole
                : payload(
                        event,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", event.data().path("id").asText())
                                .put("truncated", true));
    }

    private String payload(FeedEvent event, Object data) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", event.type());
        payload.put("timestamp", event.at());
        payload.put("id", event.eventId());
        payload.put("inbox_id", event.inboxId());
        payload.put("data", data);
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the event " + event.eventId(), e);
        }
    }

    private void store(Map<UUID, Delivery> deliveries) {
        Instant now = clock.instant();
        List<Delivery> rows = List.copyOf(deliveries.values());
        List<OutboxRecord> commands = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            insert.uuids(rows, Delivery::id)
                    .uuids(rows, Delivery::subscriptionId)
                    .uuids(rows, Delivery::lane)
                    .uuids(rows, d -> d.event().eventId())
                    .texts(rows, d -> d.event().type())
                    .texts(rows, Delivery::payload)
                    .instants(rows, _ -> now)
                    .list(row -> {
                        Delivery made = deliveries.get(row.getObject("id", UUID.class));
                        if (made == null) {
                            throw new IllegalStateException("not ours: " + row.getObject("id"));
                        }
                        return commands.add(command(requested(
                                made.id(),
                                made.lane(),
                                made.subscriptionId(),
                                row.getLong("seq"),
                                made.event().type(),
                                made.payload(),
                                now)));
                    });
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot store " + rows.size() + " webhook deliveries", e);
        }
        outbox.publishAll(commands);
    }

    static ReplyRequested requested(
            UUID id, UUID lane, UUID subscription, long seq, String type, String payload, Instant now) {
        return new ReplyRequested(
                Ids.next(), id, lane, subscription, ChangeWebhooks.PLATFORM, type, seq, payload, null, null, now);
    }

    private static OutboxRecord command(ReplyRequested requested) {
        return command("reply_requested", requested);
    }

    static OutboxRecord command(String type, ReplyCommand command) {
        return new OutboxRecord(
                Topics.REPLIES,
                command.key(),
                command.conversationId(),
                command.eventId(),
                type,
                EventJson.write(command, ReplyCommand.class));
    }
}
