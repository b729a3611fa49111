package io.chatroom.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.settings.SettingNames;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuiteEnvironmentTest {

    @Test
    void no_service_gets_a_secret_that_is_not_its_own() {
        Map<String, String> all = new TreeMap<>(Map.of("CHATROOM_NEW_SETTING", "1"));
        SettingNames.KNOWN.forEach(name -> all.put(name, "x"));

        assertThat(SuiteEnvironment.forService(Service.INGEST, all, 8081, 9081))
                .containsOnlyKeys(
                        "CHATROOM_ENCRYPTION_KEY",
                        "CHATROOM_INGEST_DATA_DIR",
                        "CHATROOM_KAFKA_BOOTSTRAP",
                        "CHATROOM_NEW_SETTING",
                        "CHATROOM_OTLP_ENDPOINT",
                        "CHATROOM_PUBLIC_URL",
                        "CHATROOM_TRACES_SHARE",
                        "QUARKUS_HTTP_HOST",
                        "QUARKUS_HTTP_PORT",
                        "QUARKUS_MANAGEMENT_HOST",
                        "QUARKUS_MANAGEMENT_PORT");
        assertThat(SuiteEnvironment.forService(Service.DELIVERY, all, 8083, 9083))
                .containsKeys("CHATROOM_DELIVERY_DB_PASSWORD", "CHATROOM_EGRESS_ALLOW", "CHATROOM_RETRY_SCHEDULE")
                .doesNotContainKeys("CHATROOM_DB_PASSWORD", "CHATROOM_ADMIN_PASSWORD", "CHATROOM_OIDC_CLIENT_SECRET");
        assertThat(SuiteEnvironment.forService(Service.CONVERSATION, all, 8082, 9082))
                .containsKeys("CHATROOM_DB_PASSWORD", "CHATROOM_ADMIN_PASSWORD")
                .doesNotContainKeys("CHATROOM_DELIVERY_DB_PASSWORD", "CHATROOM_EGRESS_ALLOW");
    }

    @Test
    void every_setting_is_somebodys() {
        for (String name : SettingNames.KNOWN) {
            boolean ours = name.equals("CHATROOM_PORT") || name.equals("CHATROOM_DATA_DIR");
            assertThat(ours || java.util.Arrays.stream(Service.values()).anyMatch(service -> service.reads(name)))
                    .as(name)
                    .isTrue();
        }
    }
}
