package io.chatroom.events.security;

import static io.chatroom.events.security.Settings.key;
import static io.chatroom.events.security.Settings.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.security.VisitorTokens.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:30:00Z");
    private static final UUID INBOX = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000001");
    private static final UUID OTHER_INBOX = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000002");
    private static final Visitor ADA = new Visitor(INBOX, "user-7", "Ada", "ada@example.com", true);
    private static final Visitor NOBODY = new Visitor(INBOX, "anonymous-1", null, null, false);

    private final EncryptionKeys keys = keys(key("k1", 1));
    private final VisitorTokens tokens = at(NOW, keys);

    private static VisitorTokens at(Instant now, EncryptionKeys keys) {
        return new VisitorTokens(keys, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void the_token_names_the_visitor_it_was_issued_to() {
        assertThat(tokens.verify(tokens.issue(ADA), INBOX)).contains(ADA);
        assertThat(tokens.verify(tokens.issue(NOBODY), INBOX)).contains(NOBODY);
    }

    @Test
    void another_process_with_the_same_key_accepts_it() {
        assertThat(at(NOW, keys(key("k1", 1))).verify(tokens.issue(ADA), INBOX)).contains(ADA);
    }

    @Test
    void it_is_good_for_one_inbox_only() {
        assertThat(tokens.verify(tokens.issue(ADA), OTHER_INBOX)).isEmpty();
    }

    @Test
    void it_ends_after_thirty_days() {
        String token = tokens.issue(ADA);

        assertThat(at(NOW.plus(Duration.ofDays(30)).minusSeconds(1), keys).verify(token, INBOX))
                .contains(ADA);
        assertThat(at(NOW.plus(Duration.ofDays(30)), keys).verify(token, INBOX)).isEmpty();
    }

    @Test
    void it_outlives_a_rotation_but_not_the_removal_of_its_key() {
        String token = tokens.issue(ADA);

        assertThat(at(NOW, keys(key("k2", 2), key("k1", 1))).verify(token, INBOX))
                .contains(ADA);
        assertThat(at(NOW, keys(key("k2", 2))).verify(token, INBOX)).isEmpty();
    }

    @Test
    void another_key_under_the_same_name_does_not_verify_it() {
        assertThat(at(NOW, keys(key("k1", 9))).verify(tokens.issue(ADA), INBOX)).isEmpty();
    }

    @Test
    void claims_that_were_changed_are_refused() {
        String[] parts = tokens.issue(NOBODY).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String changed = claims.replace("\"verified\":false", "\"verified\":true");
        assertThat(changed).isNotEqualTo(claims);

        assertThat(tokens.verify(parts[0] + "." + encode(changed) + "." + parts[2], INBOX))
                .isEmpty();
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        String claims = tokens.issue(ADA).split("\\.")[1];

        assertThat(tokens.verify(encode("{\"alg\":\"none\"}") + "." + claims + ".", INBOX))
                .isEmpty();
        assertThat(tokens.verify(encode("{\"alg\":\"none\",\"kid\":\"k1\"}") + "." + claims + ".", INBOX))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "eyJhbGciOiJIUzI1NiJ9.e30."})
    void what_is_no_token_is_refused(String text) {
        assertThat(tokens.verify(text, INBOX)).isEmpty();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
