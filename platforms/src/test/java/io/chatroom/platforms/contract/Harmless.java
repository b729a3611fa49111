package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What holds for whatever comes in: nothing is thrown, and what goes on can be written, read, keyed and stored. */
final class Harmless {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_TEN_THOUSAND = Instant.parse("+10000-01-01T00:00:00Z");
    /** As many as Meta says it may put into one request. */
    private static final int MOST_EVENTS = 1000;

    /** A genuine request of any body. */
    static void taken(PlatformSample sample, byte[] body) throws Exception {
        WebhookRequest request = sample.request(body, sample.validSecrets().getFirst(), PlatformSample.NOW);
        Verification verification = verified(sample, request);
        // where the body is the proof, any other body is none
        if (!sample.provingHeaders().isEmpty() && sample.provesAnyBody()) {
            assertThat(verification).isNotInstanceOf(Verification.Forged.class);
        }
        switch (Platforms.inbound(sample.platform()).normalise(request, sample.inbox(), PlatformSample.NOW)) {
            case Normalised.Events(List<InboundEvent> events, int echoes, int ignored) -> {
                assertThat(echoes).isNotNegative();
                assertThat(ignored).isNotNegative();
                assertThat(events).hasSizeLessThanOrEqualTo(MOST_EVENTS);
                for (InboundEvent event : events) {
                    storable(event);
                }
            }
            case Normalised.Refused refused -> {
                assertThat(refused.code()).isNotBlank();
                assertThat(refused.detail()).isNotBlank();
                assertThat(refused.flaws()).hasSizeLessThanOrEqualTo(20);
                whole(refused.detail());
                refused.flaws().forEach(flaw -> whole(flaw.field() + flaw.message()));
            }
        }
    }

    static void said(InboxSetup.Outcome outcome) {
        switch (outcome) {
            case InboxSetup.Outcome.Fine fine -> {
                fine.facts().forEach((name, value) -> whole(name + value));
                assertThat(fine.hints()).hasSizeLessThanOrEqualTo(20).allSatisfy(Harmless::whole);
            }
            case InboxSetup.Outcome.Wrong(String field, String code, String message) -> {
                assertThat(field).isNotBlank();
                assertThat(code).isNotBlank();
                whole(code + message);
            }
            case InboxSetup.Outcome.Unreachable(String reason) -> whole(reason);
        }
    }

    static void said(SenderLookup.Answer answer) {
        switch (answer) {
            case SenderLookup.Answer.Known known ->
                Stream.of(known.name(), known.handle(), known.avatarUrl())
                        .filter(Objects::nonNull)
                        .forEach(Harmless::whole);
            case SenderLookup.Answer.Nobody _ -> {}
            case SenderLookup.Answer.NotAllowed(String reason) -> whole(reason);
            case SenderLookup.Answer.NotNow(String reason, Duration retryAfter) -> {
                whole(reason);
                assertThat(retryAfter).isPositive();
            }
        }
    }

    static Verification verified(PlatformSample sample, WebhookRequest request) {
        Verification verification =
                Platforms.inbound(sample.platform()).verify(request, sample.inbox(), PlatformSample.NOW);
        switch (verification) {
            case Verification.Genuine _ -> {}
            case Verification.Challenge(var answer) -> whole(answer.body());
            case Verification.Forged(String reason) -> {
                assertThat(reason).isNotBlank();
                whole(reason);
            }
        }
        return verification;
    }

    static void sent(SendResult result) {
        switch (result) {
            case SendResult.Sent(List<String> externalIds, String _) ->
                externalIds.forEach(id -> assertThat(id).isNotBlank().hasSizeLessThanOrEqualTo(255));
            case SendResult.Rejected(var _, String code, String reason) -> {
                assertThat(code).matches("[a-z0-9_]+");
                whole(reason);
            }
            case SendResult.Throttled(Duration retryAfter, var _) ->
                assertThat(retryAfter).isBetween(Duration.ZERO, Duration.ofDays(1));
            case SendResult.Unavailable(String reason, boolean _) -> whole(reason);
        }
    }

    private static void storable(InboundEvent event) throws Exception {
        byte[] written = EventJson.write(event, InboundEvent.class);
        assertThat(EventJson.read(written, InboundEvent.class).eventId()).isEqualTo(event.eventId());
        assertThat(event.externalConversationId()).isNotBlank().hasSizeLessThan(300);
        strings(JSON.readTree(written));
        switch (event) {
            case InboundEvent.MessageReceived received -> time(received.sentAt());
            case InboundEvent.MessageEdited edited -> time(edited.editedAt());
            case InboundEvent.MessageDeleted deleted -> time(deleted.deletedAt());
            case InboundEvent.ReceiptReceived receipt -> time(receipt.at());
            case InboundEvent.ReactionChanged _,
                    InboundEvent.ConversationMoved _,
                    InboundEvent.VisitorRecognised _,
                    InboundEvent.Unreadable _ -> {}
        }
    }

    private static void strings(JsonNode node) {
        if (node.isTextual()) {
            whole(node.textValue());
        }
        node.forEach(Harmless::strings);
    }

    /** No half of a character, which UTF-8 does not know, and no NUL, which PostgreSQL does not store. */
    private static void whole(String text) {
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .as("can be encoded: " + text)
                .isTrue();
        assertThat(text.indexOf(0)).as("has no NUL: " + text).isNegative();
    }

    /** PostgreSQL's calendar goes further than this, and people's does not. */
    private static void time(Instant time) {
        if (time != null) {
            assertThat(time).isBetween(YEAR_ONE, YEAR_TEN_THOUSAND);
        }
    }

    private Harmless() {}
}
