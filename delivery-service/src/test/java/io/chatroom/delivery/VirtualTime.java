package io.chatroom.delivery;

import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A schema whose {@code clock_timestamp()} is found before the database's own, and can be put forward: since the database alone decides
 * when something is due, that is all the time there is. Deployment's defaults otherwise.
 */
public final class VirtualTime implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Map<String, String> engines = EnginesForTests.running();
        String url = String.valueOf(engines.get("CHATROOM_DELIVERY_DB_URL"));
        try (Connection connection = DriverManager.getConnection(
                        url, engines.get("CHATROOM_DELIVERY_DB_USER"), engines.get("CHATROOM_DELIVERY_DB_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists virtual cascade");
            statement.execute("drop schema if exists travelling cascade");
            statement.execute("create schema virtual");
            // the tables' own: Flyway wants to find it empty
            statement.execute("create schema travelling");
            statement.execute("create table virtual.travelled (so_far interval not null)");
            statement.execute("insert into virtual.travelled values (interval '0')");
            statement.execute("""
                    create function virtual.clock_timestamp() returns timestamptz language sql volatile as
                    'select pg_catalog.clock_timestamp() + (select so_far from virtual.travelled)'""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "CHATROOM_DELIVERY_DB_URL", url + "?currentSchema=travelling,virtual,pg_catalog",
                "CHATROOM_EGRESS_ALLOW", "127.0.0.0/8",
                "chatroom.delivery.http-timeout", "3s",
                "chatroom.delivery.lease", "12s");
    }

    @Override
    public void stop() {}
}
