package io.chatroom.conversation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
    private static final String KEY = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void good_settings_pass() {
        assertThat(new Preflight(Map.of("CHATROOM_ENCRYPTION_KEY", KEY)::get).complaint())
                .isEmpty();
        assertThat(new Preflight(Map.of(
                                "CHATROOM_ENCRYPTION_KEY", KEY,
                                "CHATROOM_DB_URL", "jdbc:postgresql://db:5432/conversation",
                                "CHATROOM_KAFKA_BOOTSTRAP", "kafka-1:9092,kafka-2:9092",
                                "CHATROOM_PUBLIC_URL", "https://chat.example.com",
                                "CHATROOM_OIDC_ISSUER", "")::get)
                        .complaint())
                .isEmpty();
    }

    @Test
    void files_may_go_into_a_bucket_and_be_read_where_they_were() {
        assertThat(new Preflight(Map.of(
                                "CHATROOM_ENCRYPTION_KEY", KEY,
                                "CHATROOM_ATTACHMENTS_STORE", "s3",
                                "CHATROOM_ATTACHMENTS_DIR", "/tmp",
                                "CHATROOM_ATTACHMENTS_S3_BUCKET", "our.files-1",
                                "CHATROOM_ATTACHMENTS_S3_ENDPOINT", "https://objects.example.com",
                                "CHATROOM_ATTACHMENTS_S3_ACCESS_KEY", "a",
                                "CHATROOM_ATTACHMENTS_S3_SECRET_KEY", "b")::get)
                        .complaint())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHATROOM_ENCRYPTION_KEY,",
        "CHATROOM_ENCRYPTION_KEY,nonsense",
        "CHATROOM_ENCRYPTION_KEY,k1:c2hvcnQ=",
        "CHATROOM_DB_URL,mysql://db",
        "CHATROOM_KAFKA_BOOTSTRAP,kafka",
        "CHATROOM_PUBLIC_URL,chat.example.com",
        "CHATROOM_ATTACHMENTS_DIR,/there/is/no/such/folder",
        "CHATROOM_ATTACHMENTS_DIR,/tmp",
        "CHATROOM_ATTACHMENTS_S3_BUCKET,files",
        "CHATROOM_ATTACHMENTS_STORE,disk",
        "CHATROOM_ATTACHMENTS_STORE,folder",
        "CHATROOM_ATTACHMENTS_STORE,s3",
        "CHATROOM_ATTACHMENTS_S3_ACCESS_KEY,c2hvcnQ=",
        "CHATROOM_ATTACHMENTS_S3_SECRET_KEY,c2hvcnQ=",
        "CHATROOM_ATTACHMENTS_S3_ENDPOINT,objects:9000",
        "CHATROOM_OIDC_ISSUER,ldap://x",
        "CHATROOM_OTLP_ENDPOINT,collector",
        "CHATROOM_TRACES_SHARE,2",
    })
    void a_wrong_setting_is_one_sentence_that_names_it(String name, String value) {
        Map<String, String> environment = new HashMap<>(Map.of("CHATROOM_ENCRYPTION_KEY", KEY));
        environment.put(name, value);
        assertThat(new Preflight(environment::get).complaint())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith(name)
                        .endsWith(".")
                        .hasLineCount(1)
                        .doesNotContain("c2hvcnQ="));
    }
}
