package io.chatroom.ingest.inboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.ingest.folder.DataFolderForTests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxSnapshotTest {
    private static final String OLD_KEY = "old:" + key((byte) 1);
    private static final String NEW_KEY = "new:" + key((byte) 2);
    private static final String SECRET = "whsec_c2VjcmV0IG9mIHRoZSBzbmFwc2hvdA==";

    @TempDir
    Path folder;

    private final UUID inboxId = Ids.next();

    @Test
    void an_instance_starts_from_what_it_last_knew_and_keeps_secrets_sealed() throws Exception {
        try (DataFolderForTests data = DataFolderForTests.in(folder)) {
            new InboxSnapshot(data.folder()).write(Map.of(inboxId, record(OLD_KEY)));
        }
        assertThat(Files.readString(folder.resolve("inboxes"), StandardCharsets.ISO_8859_1))
                .contains("key-1")
                .doesNotContain(SECRET);

        try (DataFolderForTests data = DataFolderForTests.in(folder)) {
            InboxTable table = table(OLD_KEY);
            new InboxSnapshot(data.folder()).read().forEach((id, record) -> table.apply(id.toString(), record));
            assertThat(table.find("key-1"))
                    .hasValueSatisfying(known -> assertThat(((KnownInbox.Usable) known)
                                    .inbox()
                                    .credentials()
                                    .all("secret"))
                            .containsExactly(SECRET));
            assertThat(table.isUsable()).isTrue();
            // a key that is not found may belong to an inbox that was made since
            assertThat(table.isComplete()).isFalse();
        }
    }

    @Test
    void one_sealed_with_the_old_key_is_read_in_the_first_step_of_a_rotation_and_not_after_the_second() {
        byte[] sealedBefore = record(OLD_KEY);

        InboxTable both = table(NEW_KEY + "," + OLD_KEY);
        both.apply(inboxId.toString(), sealedBefore);
        assertThat(both.find("key-1").orElseThrow()).isInstanceOf(KnownInbox.Usable.class);

        InboxTable newOnly = table(NEW_KEY);
        newOnly.apply(inboxId.toString(), sealedBefore);
        assertThat(newOnly.find("key-1").orElseThrow()).isInstanceOf(KnownInbox.Unusable.class);
        // what conversation-service sealed anew meanwhile
        newOnly.apply(inboxId.toString(), record(NEW_KEY));
        assertThat(newOnly.find("key-1").orElseThrow()).isInstanceOf(KnownInbox.Usable.class);
    }

    @Test
    void a_damaged_or_unknown_snapshot_is_passed_over() throws Exception {
        try (DataFolderForTests data = DataFolderForTests.in(folder)) {
            InboxSnapshot snapshot = new InboxSnapshot(data.folder());
            assertThat(snapshot.read()).isEmpty();
            snapshot.write(Map.of(inboxId, record(OLD_KEY)));
            byte[] good = Files.readAllBytes(folder.resolve("inboxes"));
            for (int at = 0; at < good.length; at += 7) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(folder.resolve("inboxes"), bad);
                assertThat(snapshot.read()).isEmpty();
            }
            Files.write(folder.resolve("inboxes"), new byte[3]);
            assertThat(snapshot.read()).isEmpty();
        }
    }

    @Test
    void what_only_the_snapshot_knows_is_gone_once_the_topic_has_been_read() {
        InboxTable table = table(OLD_KEY);
        table.apply(inboxId.toString(), record(OLD_KEY));
        table.complete(Set.of());
        assertThat(table.find("key-1")).isEmpty();
        assertThat(table.records()).isEmpty();
    }

    private byte[] record(String keys) {
        try {
            String sealed = new CredentialCipher(EncryptionKeys.parse(keys))
                    .seal(inboxId, new JsonMapper().writeValueAsBytes(Map.of("secret", List.of(SECRET))));
            return EventJson.write(
                    new InboxChanged(inboxId, "Test", "webhook", true, List.of("key-1"), Map.of(), sealed, 1),
                    InboxChanged.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static InboxTable table(String keys) {
        return new InboxTable(new CredentialCipher(EncryptionKeys.parse(keys)), new SimpleMeterRegistry());
    }

    private static String key(byte fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
