package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.quarantine.Arrival.NamedValue;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.Ids;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps input whole that could not be understood or stored; written in the transaction that stores its neighbours. */
@ApplicationScoped
public class Quarantine {
    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int LONGEST_REASON = 2000;

    // a record read again after a restart is the same row
    private static final String INSERT = """
            insert into quarantine (id, inbox_id, topic, partition, "offset", headers, payload, reason, created_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (topic, partition, "offset") do nothing
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Counter counter;

    Quarantine(DataSource database, ObjectMapper json, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.counter = Counter.builder("chatroom.quarantined")
                .description("Input that could not be understood or stored")
                .register(meters);
    }

    /** The record itself is what nobody understood. */
    @Transactional(TxType.MANDATORY)
    public void add(Arrival arrival, @Nullable UUID inboxId, String reason) {
        add(arrival, inboxId, arrival.headers(), arrival.payload(), reason);
    }

    /** The record carries something that nobody understood: {@code payload}, with the headers it came with. */
    @Transactional(TxType.MANDATORY)
    public void add(Arrival arrival, @Nullable UUID inboxId, List<NamedValue> headers, byte[] payload, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, inboxId);
            insert.setString(3, arrival.topic());
            insert.setInt(4, arrival.partition());
            insert.setLong(5, arrival.offset());
            insert.setString(6, json.writeValueAsString(storable(headers)));
            insert.setBytes(7, payload);
            insert.setString(8, brief(reason));
            insert.setObject(9, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            if (insert.executeUpdate() == 1) {
                counter.increment();
                LOG.warnf("quarantined %s: %s", arrival, brief(reason));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot quarantine " + arrival, e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of " + arrival + " cannot be written", e);
        }
    }

    private static String brief(String reason) {
        String clean = Storable.text(reason);
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "…";
    }

    private static List<NamedValue> storable(List<NamedValue> headers) {
        return headers.stream()
                .map(h -> new NamedValue(Storable.text(h.name()), Storable.text(h.value())))
                .toList();
    }
}
