package io.chatroom.platforms.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackInboundTest {
    private final SlackSample sample = new SlackSample();
    private final SlackInbound slack = new SlackInbound();

    @Test
    void shakes_hands_only_with_who_has_signed() {
        String body = "{\"token\":\"x\",\"challenge\":\"3eZ\\\"b<r>\",\"type\":\"url_verification\"}";
        assertThat(slack.verify(request(body), sample.inbox(), PlatformSample.NOW))
                .isInstanceOfSatisfying(Verification.Challenge.class, challenge -> {
                    assertThat(challenge.answer().status()).isEqualTo(200);
                    assertThat(challenge.answer().body()).isEqualTo("{\"challenge\":\"3eZ\\\"b<r>\"}");
                });
        WebhookRequest forged = sample.request(bytes(body), sample.anotherSecret(), PlatformSample.NOW);
        assertThat(slack.verify(forged, sample.inbox(), PlatformSample.NOW)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void a_message_about_the_handshake_is_a_message() {
        String body =
                SlackSample.callback("Ev1", message("\"user\":\"U0MIRA\",\"text\":\"what is url_verification?\""));
        assertThat(slack.verify(request(body), sample.inbox(), PlatformSample.NOW))
                .isEqualTo(Verification.GENUINE);
        assertThat(events(body)).singleElement().isInstanceOf(MessageReceived.class);
    }

    @Test
    void a_mention_of_the_app_and_its_message_are_one_message() {
        String said =
                "\"user\":\"U0MIRA\",\"text\":\"<@U0BOT> hello\",\"ts\":\"1772618398.000200\",\"channel\":\"C0FRONT\"";
        InboundEvent asMessage = events(SlackSample.callback("Ev1", "{\"type\":\"message\"," + said + "}"))
                .getFirst();
        InboundEvent asMention = events(SlackSample.callback("Ev2", "{\"type\":\"app_mention\"," + said + "}"))
                .getFirst();
        assertThat(asMention.eventId()).isEqualTo(asMessage.eventId());
        InboundEvent elsewhere = events(
                        SlackSample.callback("Ev3", "{\"type\":\"message\"," + said.replace("C0FRONT", "C0BACK") + "}"))
                .getFirst();
        assertThat(elsewhere.eventId()).isNotEqualTo(asMessage.eventId());
    }

    @Test
    void a_repetition_is_the_same_event() {
        for (String body : List.of(sample.message(), sample.unknownEvent())) {
            WebhookRequest first = request(body);
            Map<String, List<String>> headers = new HashMap<>(first.headers());
            headers.put("x-slack-retry-num", List.of("2"));
            headers.put("x-slack-retry-reason", List.of("http_timeout"));
            WebhookRequest again = new WebhookRequest(first.method(), first.url(), headers, first.body());
            assertThat(events(again).getFirst().eventId())
                    .isEqualTo(events(first).getFirst().eventId());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"user\":\"U0BOT\",\"text\":\"hi\"",
                "\"bot_id\":\"B0BOT\",\"user\":\"U1\",\"app_id\":\"A0KIT\",\"text\":\"hi\"",
                "\"bot_id\":\"B0BOT\",\"bot_profile\":{\"app_id\":\"A0KIT\"},\"subtype\":\"bot_message\",\"text\":\"hi\"",
            })
    void our_own_messages_are_dropped_and_counted(String own) {
        assertThat(normalise(SlackSample.callback("Ev1", message(own)))).isEqualTo(Normalised.Events.ECHO);
        String edited = "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"C0FRONT\",\"message\":{"
                + own + ",\"ts\":\"1772618398.000200\"}}";
        assertThat(normalise(SlackSample.callback("Ev1", edited))).isEqualTo(Normalised.Events.ECHO);
    }

    @Test
    void before_the_inbox_is_checked_the_bot_is_known_by_who_slack_delivers_to() {
        Inbox unchecked = new Inbox(
                PlatformSample.INBOX_ID, "slack", Map.of(), sample.inbox().credentials());
        String own = SlackSample.callback("Ev1", message("\"bot_id\":\"B1\",\"user\":\"U0BOT\",\"text\":\"hi\""));
        assertThat(slack.normalise(request(own), unchecked, PlatformSample.NOW)).isEqualTo(Normalised.Events.ECHO);
        String person = SlackSample.callback("Ev1", message("\"user\":\"U0BOT\",\"text\":\"hi\""));
        assertThat(slack.normalise(request(person), unchecked, PlatformSample.NOW))
                .isNotEqualTo(Normalised.Events.ECHO);
    }

    @Test
    void another_app_has_a_name_and_a_picture() {
        MessageReceived received = (MessageReceived)
                events(SlackSample.callback("Ev1", message("""
                        "bot_id":"B0JIRA","subtype":"bot_message","text":"ticket 7","bot_profile":{"app_id":"A0JIRA","name":"Tracker",\
                        "icons":{"image_72":"https://a.example/72.png"}}"""))).getFirst();
        assertThat(received.sender().externalId()).isEqualTo("B0JIRA");
        assertThat(received.sender().name()).isEqualTo("Tracker");
        assertThat(received.sender().avatarUrl()).isEqualTo("https://a.example/72.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"subtype\":\"channel_join\",\"user\":\"U1\",\"text\":\"joined\",\"channel\":\"C0FRONT\",\"ts\":\"1.000001\"}",
                "{\"type\":\"member_joined_channel\",\"user\":\"U1\",\"channel\":\"C0FRONT\"}",
                "{\"type\":\"file_shared\",\"file_id\":\"F1\"}",
                "{\"type\":\"reaction_added\",\"user\":\"U1\",\"reaction\":\"eyes\",\"item\":{\"type\":\"file\",\"file\":\"F1\"}}",
                "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"C0FRONT\",\"message\":{\"user\":\"U1\",\"text\":\"a\","
                        + "\"ts\":\"1.000001\",\"attachments\":[{\"from_url\":\"x\"}]},\"previous_message\":{\"text\":\"a\"}}",
            })
    void what_is_known_and_says_nothing_is_ignored_and_counted(String event) {
        assertThat(normalise(SlackSample.callback("Ev1", event))).isEqualTo(Normalised.Events.IGNORED);
    }

    @Test
    void what_cannot_be_understood_is_kept_and_says_why() {
        assertThat(reason("{\"type\":\"app_rate_limited\",\"team_id\":\"T0SHOP\",\"minute_rate_limited\":29543606}"))
                .startsWith("Slack held events back");
        assertThat(reason(sample.message().replace("\"team_id\":\"T0SHOP\",\"api", "\"team_id\":\"T0OTHER\",\"api")))
                .startsWith("an event of another workspace");
        assertThat(reason(SlackSample.callback("Ev1", "{\"type\":\"tokens_revoked\",\"tokens\":{}}")))
                .contains("tokens_revoked");
        assertThat(reason("payload=%7B%22type%22%3A%22block_actions%22%7D")).startsWith("not JSON");
    }

    private String reason(String body) {
        return ((Unreadable) events(body).getFirst()).reason();
    }

    private static String message(String fields) {
        return "{\"type\":\"message\",\"channel\":\"C0FRONT\",\"ts\":\"1772618398.000200\"," + fields + "}";
    }

    private List<InboundEvent> events(String body) {
        return events(request(body));
    }

    private List<InboundEvent> events(WebhookRequest request) {
        return ((Normalised.Events) slack.normalise(request, sample.inbox(), PlatformSample.NOW)).events();
    }

    private Normalised normalise(String body) {
        return slack.normalise(request(body), sample.inbox(), PlatformSample.NOW);
    }

    private WebhookRequest request(String body) {
        return sample.request(bytes(body), sample.validSecrets().getFirst(), PlatformSample.NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
