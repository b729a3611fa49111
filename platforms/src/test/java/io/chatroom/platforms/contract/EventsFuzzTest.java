package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.DeadReply;
import io.chatroom.events.DeliveryCommand;
import io.chatroom.events.DeliveryReport;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.FeedEvent;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.IngestTally;
import io.chatroom.events.RedriveRequested;
import io.chatroom.platforms.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between services is read the same way by all of them: as it was written, or with {@link MalformedPayload}. */
class EventsFuzzTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("repo.dir", ".."), "events/src/test/resources/samples");

    @ParameterizedTest
    @ValueSource(
            classes = {
                InboundEvent.class,
                DeliveryCommand.class,
                DeliveryReport.class,
                FeedEvent.class,
                InboxChanged.class,
                DeadReply.class,
                IngestTally.class,
                RedriveRequested.class
            })
    <T> void a_payload_is_read_or_called_malformed(Class<T> type) throws IOException {
        Mutations mutations = new Mutations(FuzzTest.SEED, samples());
        FuzzTest.fuzz(mutations::next, payload -> {
            try {
                T event = EventJson.read(payload, type);
                assertThat(event).isNotNull();
            } catch (MalformedPayload e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    void credentials_are_read_or_refused_without_being_quoted() {
        List<byte[]> good = List.of(
                "{\"secret\":[\"whsec_top\",\"whsec_old\"],\"bot_token\":\"top\"}".getBytes(StandardCharsets.UTF_8));
        Mutations mutations = new Mutations(FuzzTest.SEED, good);
        FuzzTest.fuzz(mutations::next, json -> {
            try {
                assertThat(Credentials.ofJson(json).toString()).doesNotContain("whsec_top");
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).doesNotContain("whsec_top");
            }
        });
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                samples.add(Files.readAllBytes(file));
            }
        }
        assertThat(samples).isNotEmpty();
        return samples;
    }
}
