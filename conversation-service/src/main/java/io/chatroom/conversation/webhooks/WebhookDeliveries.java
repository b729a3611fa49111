package io.chatroom.conversation.webhooks;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.schedule.OneReplica;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.RetryRequested;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The log of what was told to whom, and telling it again. It is kept for a week: payloads hold what contacts wrote. */
@ApplicationScoped
class WebhookDeliveries {
    static final int MOST_REDRIVEN = 1000;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int PORTION = 5_000;

    private static final String BEGIN_ANEW = """
            update webhook_delivery set generation = generation + 1, status = 'queued', status_code = null, status_reason = null,
                   next_attempt_at = null, settled_at = null
             where id in (select id from webhook_delivery
                           where subscription_id = ? and status in ('failed', 'unknown', 'cancelled')%s order by seq limit %d for update)
            returning id, seq, lane, type, payload, generation, created_at""";

    private final DataSource database;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    WebhookDeliveries(DataSource database, Outbox outbox, AuditTrail audit, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    private record Listed(long seq, WebhookDeliveryView view) {}

    /** The newest first. */
    Page<WebhookDeliveryView> page(
            UUID subscription, WebhookDeliveryView.@Nullable State status, @Nullable Long below, int limit) {
        Conditions conditions = new Conditions().and("subscription_id = ?", subscription);
        if (status != null) {
            conditions.and("status = ?", status.name().toLowerCase(java.util.Locale.ROOT));
        }
        if (below != null) {
            conditions.and("seq < ?", below);
        }
        List<Listed> found = list(
                "select " + WebhookDeliveryView.COLUMNS + " from webhook_delivery" + conditions.where()
                        + " order by seq desc limit ?",
                conditions.valuesAnd(limit + 1),
                row -> new Listed(row.getLong("seq"), WebhookDeliveryView.of(row)));
        Page<Listed> page = Page.of(found, limit, last -> Long.toString(last.seq()));
        return new Page<>(page.items().stream().map(Listed::view).toList(), page.nextCursor());
    }

    WebhookDeliveryView.Detail detail(UUID subscription, UUID id) {
        List<WebhookDeliveryView.Attempt> attempts = list(
                "select * from webhook_attempt where delivery_id = ? order by started_at, no limit 200",
                List.of(id),
                WebhookDeliveries::attempt);
        return list(
                        "select payload, " + WebhookDeliveryView.COLUMNS
                                + " from webhook_delivery where id = ? and subscription_id = ?",
                        List.of(id, subscription),
                        row -> new WebhookDeliveryView.Detail(
                                WebhookDeliveryView.of(row), row.getString("payload"), attempts))
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("delivery"));
    }

    private static WebhookDeliveryView.Attempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("http_status");
        return new WebhookDeliveryView.Attempt(
                row.getInt("no"),
                Objects.requireNonNull(instantAt(row, "started_at")),
                row.getLong("duration_ms"),
                row.getString("outcome"),
                row.wasNull() || status == 0 ? null : status,
                row.getString("error"),
                row.getString("response_excerpt"));
    }

    /** Those that failed, are unknown or cancelled; {@code ids} null means all of them. Answers how many. */
    @Transactional
    int redrive(UUID subscription, @Nullable List<UUID> ids, SignedIn by) {
        Instant now = clock.instant();
        List<OutboxRecord> commands = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement begin = connection.prepareStatement(
                        BEGIN_ANEW.formatted(ids == null ? "" : " and id = any(?)", MOST_REDRIVEN))) {
            begin.setObject(1, subscription);
            if (ids != null) {
                begin.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            }
            try (ResultSet row = begin.executeQuery()) {
                while (row.next()) {
                    commands.add(FanOut.command(
                            "retry_requested",
                            new RetryRequested(
                                    Ids.next(),
                                    FanOut.requested(
                                            row.getObject("id", UUID.class),
                                            row.getObject("lane", UUID.class),
                                            subscription,
                                            row.getLong("seq"),
                                            row.getString("type"),
                                            row.getString("payload"),
                                            Objects.requireNonNull(instantAt(row, "created_at"))),
                                    row.getInt("generation"),
                                    now)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot redrive deliveries of webhook " + subscription, e);
        }
        if (!commands.isEmpty()) {
            outbox.publishAll(commands);
            audit.write(by.id(), "webhook.redriven", "webhook:" + subscription, Map.of("deliveries", commands.size()));
        }
        return commands.size();
    }

    int redrivable(UUID subscription, @Nullable List<UUID> ids) {
        Conditions conditions = new Conditions()
                .and("subscription_id = ?", subscription)
                .and("status in ('failed', 'unknown', 'cancelled')");
        if (ids != null) {
            conditions.and(
                    "id = any(?::uuid[])",
                    "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}");
        }
        return list(
                        "select count(*) from (select from webhook_delivery" + conditions.where()
                                + " limit ?) as found",
                        conditions.valuesAnd(MOST_REDRIVEN),
                        row -> row.getInt(1))
                .getFirst();
    }

    @Scheduled(every = "10m", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = clock.instant().minus(KEPT);
        while (QuarkusTransaction.requiringNew().call(() -> forgetSome(before)) == PORTION) {
            // until fewer are left than a portion
        }
    }

    int forgetSome(Instant before) {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, "forget-webhook-deliveries")) {
                return 0;
            }
            try (PreparedStatement forget = connection.prepareStatement("""
                    delete from webhook_delivery where id in (
                        select id from webhook_delivery where created_at < ? order by created_at limit ?)""")) {
                forget.setObject(1, before.atOffset(ZoneOffset.UTC));
                forget.setInt(2, PORTION);
                return forget.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget old webhook deliveries", e);
        }
    }

    private <R> List<R> list(String sql, List<Object> values, SelectRows.Row<R> reader) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(connection, sql, values, reader);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read webhook deliveries", e);
        }
    }
}
