package io.chatroom.local.suite;

import io.chatroom.events.settings.SettingNames;
import io.chatroom.local.engine.KafkaEngine;
import io.chatroom.local.engine.PostgresEngine;
import io.chatroom.local.engine.Secrets;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the services: where the engines are, the key, and whatever was given, which counts more. */
final class SuiteEnvironment {

    static Map<String, String> of(
            PostgresEngine postgres, KafkaEngine kafka, Secrets secrets, Map<String, String> given) {
        Map<String, String> all = new TreeMap<>();
        all.put("CHATROOM_KAFKA_BOOTSTRAP", kafka.bootstrapServers());
        all.put("CHATROOM_DB_URL", postgres.jdbcUrl("conversation"));
        all.put("CHATROOM_DB_USER", "conversation");
        all.put("CHATROOM_DB_PASSWORD", postgres.password("conversation"));
        all.put("CHATROOM_DELIVERY_DB_URL", postgres.jdbcUrl("delivery"));
        all.put("CHATROOM_DELIVERY_DB_USER", "delivery");
        all.put("CHATROOM_DELIVERY_DB_PASSWORD", postgres.password("delivery"));
        all.put("CHATROOM_ENCRYPTION_KEY", secrets.encryptionKey());
        // on one's own machine the other side of an inbox is often a program on the same machine
        all.put("CHATROOM_EGRESS_ALLOW", "127.0.0.0/8,::1");
        all.putAll(given);
        return all;
    }

    /** What one service gets: its own settings, and those that nobody here knows. */
    static Map<String, String> forService(Service service, Map<String, String> all, int port, int managementPort) {
        Map<String, String> own = new TreeMap<>();
        all.forEach((name, value) -> {
            if (service.reads(name) || !SettingNames.KNOWN.contains(name)) {
                own.put(name, value);
            }
        });
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        own.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        own.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        return own;
    }

    private SuiteEnvironment() {}
}
