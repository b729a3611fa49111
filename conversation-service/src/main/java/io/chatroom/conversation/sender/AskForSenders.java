package io.chatroom.conversation.sender;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.SenderLookupRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Has delivery-service asked who those are that are wanted: some at a time, as platforms bear few such questions. */
@ApplicationScoped
class AskForSenders {
    private static final int AT_ONCE = 100;

    private static final String WANTED = """
            select l.identity_id, i.inbox_id, b.platform, i.source_id, l.external_conversation_id
              from sender_lookup l
              join contact_identity i on i.id = l.identity_id
              join inbox b on b.id = i.inbox_id and b.enabled
             where l.asked_at is null or l.wanted_at > l.asked_at
             order by l.wanted_at limit ?
               for update of l skip locked
            """;

    private static final String ASKED = """
            update sender_lookup l
               set asked_at = greatest(n.now, l.wanted_at), request_id = k.request_id
              from unnest(?::uuid[], ?::uuid[]) as k (identity_id, request_id)
             cross join (select ?::timestamptz as now) n
             where l.identity_id = k.identity_id
            """;

    private final DataSource database;
    private final Outbox outbox;
    private final Clock clock;

    AskForSenders(DataSource database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Asked(UUID identityId, SenderLookupRequested request) {}

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void ask() {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            List<Asked> asked = wanted(connection, now);
            if (asked.isEmpty()) {
                return;
            }
            try (ArrayStatement update = new ArrayStatement(connection, ASKED)) {
                update.uuids(asked, Asked::identityId)
                        .uuids(asked, one -> one.request().eventId())
                        .instant(now)
                        .execute();
            }
            outbox.publishAll(asked.stream().map(AskForSenders::record).toList());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for senders", e);
        }
    }

    private static List<Asked> wanted(Connection connection, Instant now) throws SQLException {
        List<Asked> asked = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WANTED)) {
            select.setInt(1, AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    asked.add(new Asked(
                            row.getObject(1, UUID.class),
                            new SenderLookupRequested(
                                    Ids.next(),
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    now)));
                }
            }
        }
        return asked;
    }

    private static OutboxRecord record(Asked asked) {
        return new OutboxRecord(
                Topics.REPLIES,
                asked.request().key(),
                asked.identityId(),
                asked.request().eventId(),
                "sender_lookup_requested",
                EventJson.write(asked.request(), OutsideRequest.class));
    }
}
