package io.chatroom.platforms.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.contract.PlatformSample;
import io.chatroom.platforms.contract.SetupSample;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleChatInboundTest {
    private final GoogleChatSample sample = new GoogleChatSample();
    private final GoogleChatInbound inbound = new GoogleChatInbound();

    @Test
    void only_chat_is_believed_and_only_for_this_address() {
        assertThat(verify(claims(), sample.inbox())).isEqualTo(Verification.GENUINE);
        assertThat(verify(claims().put("iss", "accounts.google.com"), sample.inbox()))
                .isEqualTo(Verification.GENUINE);
        assertForged(claims().put("iss", "https://accounts.google.example"), sample.inbox());
        assertForged(claims().put("email", "somebody@kit.iam.gserviceaccount.com"), sample.inbox());
        assertForged(claims().put("email_verified", false), sample.inbox());
        assertForged(claims().put("email_verified", "true"), sample.inbox());
        assertForged(claims().put("aud", GoogleChatSample.ADDRESS + "/"), sample.inbox());
    }

    @Test
    void with_a_project_number_the_token_is_chats_own() {
        Map<String, Object> settings = new HashMap<>(sample.settings());
        settings.put("project_number", "123456789");
        Inbox inbox = new Inbox(PlatformSample.INBOX_ID, "googlechat", settings, new Credentials(Map.of()));
        ObjectNode claims =
                claims().put("iss", "chat@system.gserviceaccount.com").put("aud", "123456789");
        claims.remove("email");
        assertThat(verify(claims, inbox)).isEqualTo(Verification.GENUINE);
        assertForged(claims, sample.inbox());
        assertForged(claims().put("aud", "123456789"), inbox);
        assertForged(claims.put("aud", "123456780"), inbox);
    }

    @Test
    void tokens_that_come_along_with_an_event_are_not_kept() {
        String addOn = """
                {"commonEventObject":{"userLocale":"en"},"authorizationEventObject":{"userOAuthToken":"ya29.kit-user-token"},\
                "chat":{"messagePayload":{"space":{"name":"spaces/AAAAkit","spaceType":"DIRECT_MESSAGE"},"message":{"name":\
                "spaces/AAAAkit/messages/m2","text":"Hello","sender":{"name":"users/4711"},"thread":{"name":"spaces/AAAAkit/threads/t9"}}}}}""";
        Normalised.Events events = (Normalised.Events) inbound.normalise(
                GoogleChatSample.request(addOn.getBytes(StandardCharsets.UTF_8), "google-kit-key-1", claims()),
                sample.inbox(),
                PlatformSample.NOW);
        MessageReceived message = (MessageReceived) events.events().getFirst();
        assertThat(message.externalConversationId()).isEqualTo("spaces/AAAAkit");
        assertThat(message.text()).isEqualTo("Hello");
        assertThat(new String(message.raw(), StandardCharsets.UTF_8))
                .contains("messagePayload")
                .doesNotContain("ya29");
    }

    @Test
    void the_keys_that_are_fetched_are_those_that_prove_a_request() {
        var fine = (io.chatroom.platforms.InboxSetup.Outcome.Fine) new GoogleChatSetup()
                .check(sample.inboxWithoutSecret(), SetupSample.WEBHOOK_URL, sample::whenAllIsWell);
        Inbox checked = new Inbox(
                PlatformSample.INBOX_ID, "googlechat", new HashMap<>(fine.facts()), new Credentials(Map.of()));
        assertThat(verify(claims(), checked)).isEqualTo(Verification.GENUINE);
    }

    private void assertForged(ObjectNode claims, Inbox inbox) {
        assertThat(verify(claims, inbox)).as(claims.toString()).isInstanceOf(Verification.Forged.class);
    }

    private Verification verify(ObjectNode claims, Inbox inbox) {
        byte[] body = sample.message().getBytes(StandardCharsets.UTF_8);
        return inbound.verify(GoogleChatSample.request(body, "google-kit-key-1", claims), inbox, PlatformSample.NOW);
    }

    private static ObjectNode claims() {
        return GoogleChatSample.claims(PlatformSample.NOW);
    }
}
