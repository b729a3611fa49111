package io.chatroom.platforms.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MattermostInboundTest {
    private final MattermostSample sample = new MattermostSample();
    private final MattermostInbound mattermost = new MattermostInbound();

    @Test
    void what_the_bot_writes_comes_back_and_is_dropped() {
        String own = MattermostSample.form().replace("m1ram1ram1ram1ram1ram1ram1", MattermostSample.BOT);
        assertThat(normalise(own)).isEqualTo(Normalised.Events.ECHO);
    }

    @Test
    void a_time_is_in_seconds_or_in_milliseconds() {
        Instant instant = Instant.parse("2026-03-04T09:59:58Z");
        assertThat(message(MattermostSample.form()).sentAt()).isEqualTo(instant);
        assertThat(message(MattermostSample.form().replace("1772618398", "1772618398007"))
                        .sentAt())
                .isEqualTo(instant.plusMillis(7));
        assertThat(message(MattermostSample.form().replace("1772618398", "yesterday"))
                        .sentAt())
                .isNull();
    }

    @Test
    void a_file_is_found_behind_the_server_of_the_inbox() {
        assertThat(message(MattermostSample.form()).attachments())
                .containsExactly(new InboundEvent.Attachment(
                        "f1lef1lef1lef1lef1lef1lef1",
                        "https://mattermost.example/api/v4/files/f1lef1lef1lef1lef1lef1lef1",
                        null,
                        null,
                        null));
        assertThat(message(MattermostSample.form().replace("file_ids=f1le", "file_ids=..%2F,f1le"))
                        .attachments())
                .hasSize(1);
    }

    @Test
    void nothing_that_is_kept_lets_anybody_send_in_our_name() {
        for (String secret : sample.validSecrets()) {
            String twice = MattermostSample.form().replace("blue+one", "{token}");
            List<InboundEvent> events = events(twice, secret);
            assertThat(new String(((MessageReceived) events.getFirst()).raw(), StandardCharsets.UTF_8))
                    .contains("token=redacted")
                    .doesNotContain(secret);
        }
    }

    @Test
    void the_first_of_two_tokens_counts() {
        String body = "token=wrong&" + MattermostSample.form();
        assertThat(mattermost.verify(
                        sample.request(bytes(body), sample.validSecrets().getFirst(), PlatformSample.NOW),
                        sample.inbox(),
                        PlatformSample.NOW))
                .isInstanceOf(Verification.Forged.class);
    }

    @Test
    void what_cannot_be_understood_is_kept_and_says_why() {
        assertThat(reason("token={token}&channel_id=x")).isEqualTo("no usable post_id and channel_id");
        assertThat(reason("token={token}&channel_id=c&post_id=p&text=+"))
                .isEqualTo("a post with neither text nor a file");
        assertThat(reason("%zz=1")).isEqualTo("neither a form nor JSON");
    }

    private String reason(String body) {
        return ((Unreadable) ((Normalised.Events) normalise(body)).events().getFirst()).reason();
    }

    private MessageReceived message(String body) {
        return (MessageReceived) events(body, sample.validSecrets().getFirst()).getFirst();
    }

    private List<InboundEvent> events(String body, String secret) {
        return ((Normalised.Events) mattermost.normalise(
                        sample.request(bytes(body), secret, PlatformSample.NOW), sample.inbox(), PlatformSample.NOW))
                .events();
    }

    private Normalised normalise(String body) {
        return mattermost.normalise(
                sample.request(bytes(body), sample.validSecrets().getFirst(), PlatformSample.NOW),
                sample.inbox(),
                PlatformSample.NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
