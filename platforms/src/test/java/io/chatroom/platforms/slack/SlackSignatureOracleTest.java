package io.chatroom.platforms.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature.Generator;
import com.slack.api.app_backend.SlackSignature.Verifier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Slack's own library and we agree. */
class SlackSignatureOracleTest {
    private static final String SECRET = "8a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String BODY = "{\"text\":\"Grüße 🙂\"}";
    private static final String TIME = "1772618398";

    @Test
    void signs_as_it_signs_and_it_takes_ours() {
        Generator theirs = new Generator(SECRET);
        String ours = SlackSignature.sign(SECRET, TIME, BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(ours).isEqualTo(theirs.generate(TIME, BODY));
        assertThat(new Verifier(theirs).isValid(TIME, BODY, ours, Long.parseLong(TIME) * 1000))
                .isTrue();
    }
}
