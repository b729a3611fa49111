package io.chatroom.events.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final String OLD = "old:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String NEW = "new:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    @Test
    void what_was_seen_under_an_earlier_key_is_recognised() {
        Fingerprints before = new Fingerprints(EncryptionKeys.parse(OLD));
        Fingerprints after = new Fingerprints(EncryptionKeys.parse(NEW + "," + OLD));
        assertThat(after.of("somebody")).isNotEqualTo(before.of("somebody"));
        assertThat(after.allOf("somebody")).contains(before.of("somebody"), after.of("somebody"));
        assertThat(after.allOf("somebody else")).doesNotContain(before.of("somebody"));
        assertThat(before.of("somebody")).hasSize(32);
    }
}
