package io.chatroom.platforms.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.platforms.InboxSetup.Outcome;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioInboundTest {
    private final TwilioSample sample = new TwilioSample();
    private final TwilioInbound inbound = new TwilioInbound();

    @Test
    void a_call_by_get_is_the_same_message() {
        URI url = URI.create("https://chat.example/webhooks/twilio/key?" + sample.message());
        WebhookRequest request = new WebhookRequest(
                "GET",
                url,
                Map.of("X-Twilio-Signature", List.of(TwilioSample.signature("kit-auth-token-old", url.toString()))),
                new byte[0]);
        assertThat(inbound.verify(request, sample.inbox(), PlatformSample.NOW)).isEqualTo(Verification.GENUINE);
        MessageReceived message =
                (MessageReceived) ((Normalised.Events) inbound.normalise(request, sample.inbox(), PlatformSample.NOW))
                        .events()
                        .getFirst();
        assertThat(message.text()).isEqualTo("Is the blue one in stock? 🙂");
        assertThat(message.externalConversationId()).isEqualTo("+4930000001/+4915550000017");
    }

    @Test
    void nothing_is_said_to_the_person_in_our_answer() {
        assertThat(inbound.ack().contentType()).isEqualTo("text/xml");
        assertThat(inbound.ack().body()).endsWith("<Response/>");
    }

    @Test
    void checking_the_inbox_tells_where_statuses_go_to() {
        assertThat(new TwilioSetup().check(sample.inbox(), SetupSample.WEBHOOK_URL, sample::whenAllIsWell))
                .isEqualTo(new Outcome.Fine(
                        Map.of("status_callback_url", SetupSample.WEBHOOK_URL.toString()), List.of(), true));
    }
}
