package io.chatroom.ingest.inboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.EventJson;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.EncryptionKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxTableTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0195a000-0000-7000-8000-000000000002");

    private final CredentialCipher cipher = new CredentialCipher(EncryptionKeys.parse("k1:" + "A".repeat(43) + "="));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InboxTable table = new InboxTable(cipher, meters);

    @Test
    void knows_an_inbox_by_each_of_its_keys_with_its_secrets_opened() {
        tell(ID, List.of("a", "b"), seal(ID, "{\"secret\":[\"new\",\"old\"],\"token\":\"single\"}"));
        for (String key : List.of("a", "b")) {
            KnownInbox.Usable usable = (KnownInbox.Usable) table.find(key).orElseThrow();
            assertThat(usable.inbox().credentials().all("secret")).containsExactly("new", "old");
            assertThat(usable.inbox().credentials().all("token")).containsExactly("single");
            assertThat(usable.inbox().setting("url")).hasValue("https://x.example");
        }
    }

    @Test
    void a_revoked_key_is_unknown_and_a_removed_inbox_too() {
        tell(ID, List.of("a", "b"), null);
        tell(ID, List.of("b", "c"), null);
        assertThat(table.find("a")).isEmpty();
        assertThat(table.find("b")).isPresent();
        table.apply(ID.toString(), null);
        assertThat(table.find("b")).isEmpty();
        assertThat(table.find("c")).isEmpty();
        table.apply(ID.toString(), null);
    }

    @Test
    void what_cannot_be_opened_is_unusable_until_it_is_mended() {
        for (String sealed :
                List.of("k2.AAAA", "nonsense", seal(OTHER, "{}"), seal(ID, "[]"), seal(ID, "{\"secret\":1}"))) {
            tell(ID, List.of("a"), sealed);
            assertThat(table.find("a")).as(sealed).containsInstanceOf(KnownInbox.Unusable.class);
            assertThat(meters.get("chatroom.ingest.inboxes.unusable").gauge().value())
                    .isEqualTo(1);
        }
        tell(ID, List.of("a"), seal(ID, "{}"));
        assertThat(table.find("a")).containsInstanceOf(KnownInbox.Usable.class);
        assertThat(meters.get("chatroom.ingest.inboxes.unusable").gauge().value())
                .isZero();
    }

    @Test
    void a_record_nobody_can_read_takes_no_working_inbox_away() {
        tell(ID, List.of("a"), null);
        for (String payload : List.of("", "{", "null", "[]", "{\"inbox_id\":5}")) {
            table.apply(ID.toString(), payload.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(table.find("a")).isPresent();
    }

    private void tell(UUID id, List<String> keys, String credentials) {
        InboxChanged changed =
                new InboxChanged(id, "Test", "webhook", true, keys, Map.of("url", "https://x.example"), credentials, 1);
        table.apply(id.toString(), EventJson.write(changed, InboxChanged.class));
    }

    private String seal(UUID id, String json) {
        return cipher.seal(id, json.getBytes(StandardCharsets.UTF_8));
    }
}
