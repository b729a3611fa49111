package io.chatroom.platforms.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SendResult.Rejected;
import io.chatroom.platforms.contract.PlatformSample;
import io.chatroom.platforms.meta.MessagingSample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstagramOutboundTest {
    private final InstagramSample sample = new InstagramSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void a_token_goes_to_the_server_that_gave_it() {
        send("IGAAkitAccountToken");
        send("EAAkitPageToken");
        assertThat(requests)
                .extracting(request -> request.url().toString())
                .containsExactly(
                        "https://graph.instagram.com/v24.0/17840000000000001/messages",
                        "https://graph.facebook.com/v24.0/17840000000000001/messages");
    }

    /** Nothing says that Instagram would take it, and Meta refuses messages with fields it does not know. */
    @Test
    void carries_nothing_that_instagram_may_not_know() {
        send("IGAAkitAccountToken");
        assertThat(new String(requests.getFirst().body(), StandardCharsets.UTF_8))
                .doesNotContain("metadata");
    }

    @Test
    void too_late_is_said_in_words() {
        PlatformHttp http = _ -> MessagingSample.answered(
                400, "{\"error\":{\"message\":\"outside of allowed window\",\"code\":10,\"error_subcode\":2534022}}");
        assertThat(new InstagramOutbound().send(message(), sample.inbox(), http))
                .isInstanceOfSatisfying(Rejected.class, late -> {
                    assertThat(late.code()).isEqualTo("outside_window");
                    assertThat(late.reason()).contains("24 hours", "Instagram");
                });
    }

    private void send(String token) {
        Map<String, List<String>> credentials = new HashMap<>(sample.credentials());
        credentials.put("access_token", List.of(token));
        Inbox inbox = new Inbox(PlatformSample.INBOX_ID, "instagram", sample.settings(), new Credentials(credentials));
        new InstagramOutbound().send(message(), inbox, request -> {
            requests.add(request);
            return sample.accepted();
        });
    }

    private OutboundMessage message() {
        return new OutboundMessage(
                PlatformSample.INBOX_ID,
                sample.externalConversationId(),
                "Yes",
                null,
                null,
                PlatformSample.NOW,
                PlatformSample.NOW);
    }
}
