package io.chatroom.platforms.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParser;
import com.linecorp.bot.webhook.model.AudioMessageContent;
import com.linecorp.bot.webhook.model.Event;
import com.linecorp.bot.webhook.model.FileMessageContent;
import com.linecorp.bot.webhook.model.GroupSource;
import com.linecorp.bot.webhook.model.ImageMessageContent;
import com.linecorp.bot.webhook.model.LocationMessageContent;
import com.linecorp.bot.webhook.model.MessageContent;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.PostbackEvent;
import com.linecorp.bot.webhook.model.RoomSource;
import com.linecorp.bot.webhook.model.Source;
import com.linecorp.bot.webhook.model.StickerMessageContent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import com.linecorp.bot.webhook.model.UnsendEvent;
import com.linecorp.bot.webhook.model.VideoMessageContent;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.contract.PlatformSample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LINE's own library and we read the same out of a request: what was said or taken back, by whom, where and when. */
class LineParserOracleTest {
    private static final Path FIXTURES = Path.of("src/test/resources/io/chatroom/platforms/line/fixtures");

    private final LineSample sample = new LineSample();

    private record Read(
            String what,
            String id,
            String chat,
            @Nullable String sender,
            @Nullable String text,
            @Nullable Instant at) {}

    @ParameterizedTest
    @ValueSource(strings = {"text", "in-groups", "every-type", "no-events", "without-event-ids"})
    void reads_the_same_out_of_a_request(String fixture) throws Exception {
        byte[] body = Files.readAllBytes(FIXTURES.resolve(fixture + ".in.json"));
        String secret = sample.validSecrets().getFirst();
        List<Read> theirs = new WebhookParser(new LineSignatureValidator(secret.getBytes(StandardCharsets.UTF_8)))
                .handle(LineSample.signature(body, secret), body).events().stream()
                        .map(LineParserOracleTest::theirs)
                        .filter(Objects::nonNull)
                        .toList();
        List<Read> ours = ((Normalised.Events) new LineInbound()
                        .normalise(
                                sample.request(body, secret, PlatformSample.NOW), sample.inbox(), PlatformSample.NOW))
                .events().stream()
                        .map(LineParserOracleTest::ours)
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(ours).isEqualTo(theirs);
    }

    /** Null for what nobody said, and for what the library does not know yet. */
    private static @Nullable Read theirs(Event event) {
        Instant at = Instant.ofEpochMilli(event.timestamp());
        return switch (event) {
            case MessageEvent message -> theirs(message.message(), message.source(), at);
            case UnsendEvent unsend ->
                new Read("unsent", unsend.unsend().messageId(), chat(unsend.source()), null, null, at);
            case PostbackEvent postback ->
                new Read(
                        "said",
                        postback.webhookEventId(),
                        chat(postback.source()),
                        postback.source().userId(),
                        null,
                        at);
            default -> null;
        };
    }

    private static @Nullable Read theirs(MessageContent content, Source source, Instant at) {
        return switch (content) {
            case TextMessageContent text -> new Read("said", text.id(), chat(source), source.userId(), text.text(), at);
            case ImageMessageContent image -> file(image.id(), source, at);
            case VideoMessageContent video -> file(video.id(), source, at);
            case AudioMessageContent audio -> file(audio.id(), source, at);
            case FileMessageContent file -> file(file.id(), source, at);
            case StickerMessageContent sticker -> file(sticker.id(), source, at);
            case LocationMessageContent place -> new Read("said", place.id(), chat(source), source.userId(), null, at);
            default -> null;
        };
    }

    private static Read file(String id, Source source, Instant at) {
        return new Read("file", id, chat(source), source.userId(), null, at);
    }

    private static String chat(Source source) {
        return switch (source) {
            case GroupSource group -> group.groupId();
            case RoomSource room -> room.roomId();
            default -> source.userId();
        };
    }

    private static @Nullable Read ours(InboundEvent event) {
        return switch (event) {
            case MessageReceived message -> {
                boolean file = !message.attachments().isEmpty();
                // what we make of a place or of a button is in words of our own
                boolean words = message.text().contains("\n");
                yield new Read(
                        file ? "file" : "said",
                        message.externalMessageId(),
                        message.externalConversationId(),
                        message.sender().externalId(),
                        file || words ? null : message.text(),
                        message.sentAt());
            }
            case MessageDeleted deleted ->
                new Read(
                        "unsent",
                        deleted.externalMessageId(),
                        deleted.externalConversationId(),
                        null,
                        null,
                        deleted.deletedAt());
            default -> null;
        };
    }
}
