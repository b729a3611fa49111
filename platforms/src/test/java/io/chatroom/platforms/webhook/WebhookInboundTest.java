package io.chatroom.platforms.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Normalised.Flaw;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookInboundTest {
    private final WebhookSample sample = new WebhookSample();

    @Test
    void a_malformed_event_refuses_the_whole_batch_and_names_the_field() {
        String good = sample.message();
        String batch = "{\"events\":[" + good + "," + good.replace("\"external_id\":\"u-5\",", "") + "]}";
        Normalised.Refused refused = (Normalised.Refused) normalise(batch);
        assertThat(refused.code()).isEqualTo("invalid_event");
        assertThat(refused.flaws())
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("events[1].sender.external_id", "required"));
    }

    @Test
    void every_missing_field_is_named() {
        assertThat(fieldsRefusedIn("{\"type\":\"message.created\"}"))
                .containsExactlyInAnyOrder("text", "external_conversation_id", "external_id", "sender.external_id");
        assertThat(fieldsRefusedIn("{\"text\":\"hello\"}")).containsExactly("type");
        assertThat(fieldsRefusedIn(
                        "{\"type\":\"message.edited\",\"external_id\":\"m1\",\"external_conversation_id\":\"c\"}"))
                .containsExactly("text");
        assertThat(fieldsRefusedIn(sample.message().replace("2026-03-04T09:59:58Z", "yesterday")))
                .containsExactly("sent_at");
        assertThat(fieldsRefusedIn(
                        sample.message().replace("https://integrator.example/blue.jpg", "javascript:alert(1)")))
                .containsExactly("attachments[0].url");
        assertThat(fieldsRefusedIn(sample.message().replace("\"m1\"", "\"" + "x".repeat(256) + "\"")))
                .containsExactly("external_id");
    }

    @Test
    void an_empty_batch_and_one_too_large_are_refused() {
        assertThat(fieldsRefusedIn("{\"events\":[]}")).containsExactly("events");
        assertThat(fieldsRefusedIn("{\"events\":{}}")).containsExactly("events");
        assertThat(fieldsRefusedIn("{\"events\":[" + "{},".repeat(500) + "{}]}"))
                .containsExactly("events");
    }

    @Test
    void what_is_not_json_is_refused_as_a_whole() {
        for (String body : List.of("", "{", "{}{}", "{\"a\":1,\"a\":1}", "text=hello", "[".repeat(101))) {
            assertThat(normalise(body))
                    .isInstanceOfSatisfying(
                            Normalised.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("invalid_json"));
        }
    }

    @Test
    void an_unknown_type_passes_with_the_rest_of_its_batch() {
        String batch = "{\"events\" : [ " + sample.message() + " ,\n  " + sample.unknownEvent() + " ]}";
        List<InboundEvent> events = ((Normalised.Events) normalise(batch)).events();
        assertThat(events.get(0)).isInstanceOf(InboundEvent.MessageReceived.class);
        InboundEvent.Unreadable unreadable = (InboundEvent.Unreadable) events.get(1);
        assertThat(new String(unreadable.raw(), StandardCharsets.UTF_8)).isEqualTo(sample.unknownEvent());
        assertThat(unreadable.reason()).isEqualTo("unknown type poll.created");
    }

    @Test
    void a_message_told_again_in_another_webhook_is_the_same_message() {
        List<InboundEvent> alone = ((Normalised.Events) normalise(sample.message())).events();
        List<InboundEvent> inBatch =
                ((Normalised.Events) normalise(sample.batch().orElseThrow())).events();
        assertThat(inBatch.getFirst().eventId()).isEqualTo(alone.getFirst().eventId());
    }

    @Test
    void raw_bytes_are_those_that_came_and_capped() {
        String long_ = sample.message().replace("blue one", "blue ".repeat(20_000) + "one");
        InboundEvent.MessageReceived event = (InboundEvent.MessageReceived)
                ((Normalised.Events) normalise(long_)).events().getFirst();
        assertThat(event.raw())
                .hasSize(64 * 1024)
                .startsWith(long_.substring(0, 1000).getBytes(StandardCharsets.UTF_8));
        assertThat(event.text()).hasSizeGreaterThan(90_000);
    }

    private List<String> fieldsRefusedIn(String body) {
        return ((Normalised.Refused) normalise(body))
                .flaws().stream().map(Flaw::field).toList();
    }

    private Normalised normalise(String body) {
        return new WebhookInbound()
                .normalise(
                        sample.request(
                                body.getBytes(StandardCharsets.UTF_8),
                                sample.validSecrets().getFirst(),
                                PlatformSample.NOW),
                        sample.inbox(),
                        PlatformSample.NOW);
    }
}
