package io.chatroom.delivery.lane;

import io.chatroom.events.ServiceTold.By;
import io.chatroom.events.ServiceTold.Kept;
import io.chatroom.events.ServiceTold.Lanes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many conversations wait for what, and which inboxes keep theirs back: by indexes, whatever is idle. */
public final class LanesNow {
    private static final int MOST_INBOXES = 200;

    private static final String COUNTS = """
            select (select count(*) from lane where state = 'ready') as due,
                   (select count(*) from lane where state = 'waiting') as waiting,
                   (select count(*) from lane where state = 'claimed') as sending,
                   (select count(*) from lane where state = 'held') as held
            """;

    private static final String KEPT = """
            select inbox_id, held_since, held_reason, retry_after_until, open_until, probing_until,
                   coalesce(cardinality(failing), 0) as failing,
                   retry_after_until > clock_timestamp() as pauses, open_until > clock_timestamp() as is_open
              from gate
             where held_since is not null or retry_after_until > clock_timestamp() or open_until is not null
             order by inbox_id limit %d
            """.formatted(MOST_INBOXES);

    public static Lanes in(Connection connection) throws SQLException {
        try (PreparedStatement counts = connection.prepareStatement(COUNTS);
                PreparedStatement kept = connection.prepareStatement(KEPT);
                ResultSet count = counts.executeQuery()) {
            count.next();
            List<Kept> inboxes = new ArrayList<>();
            try (ResultSet row = kept.executeQuery()) {
                while (row.next()) {
                    inboxes.add(kept(row));
                }
            }
            return new Lanes(
                    count.getLong("due"),
                    count.getLong("waiting"),
                    count.getLong("sending"),
                    count.getLong("held"),
                    inboxes);
        }
    }

    /** Of several things that keep an inbox back, the one that lasts longest. */
    private static Kept kept(ResultSet row) throws SQLException {
        UUID inbox = row.getObject("inbox_id", UUID.class);
        int failing = row.getInt("failing");
        Instant held = at(row, "held_since");
        if (held != null) {
            return new Kept(inbox, By.REFUSAL, held, null, failing, row.getString("held_reason"));
        }
        if (row.getBoolean("is_open")) {
            return new Kept(inbox, By.BREAKER, null, at(row, "open_until"), failing, null);
        }
        if (row.getBoolean("pauses")) {
            return new Kept(inbox, By.PAUSE, null, at(row, "retry_after_until"), failing, null);
        }
        return new Kept(inbox, By.PROBE, null, at(row, "probing_until"), failing, null);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private LanesNow() {}
}
