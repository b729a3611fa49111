package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.ConnectedPlatform;
import io.chatroom.platforms.ConnectedPlatform.Directions;
import io.chatroom.platforms.ConnectedPlatform.Shard;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening;
import io.chatroom.platforms.Listening.Act;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Outcome.NoAnswer;
import io.chatroom.platforms.PlatformHttp.Outcome.NotSent;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform promises that is listened to over a connection. */
class ListeningContractTest {
    private static final List<String> ODD = List.of(
            "",
            "null",
            "7",
            "[]",
            "\"text\"",
            "{}",
            "{\"op\":null}",
            "{\"op\":\"10\"}",
            "{\"op\":10}",
            "{\"op\":10,\"d\":{\"heartbeat_interval\":-1}}",
            "{\"op\":0,\"t\":null,\"s\":null,\"d\":null}",
            "{\"op\":0,\"t\":\"READY\",\"s\":1,\"d\":{}}",
            "{\"op\":0,\"t\":\"RESUMED\",\"s\":1e99}",
            "{\"op\":99,\"d\":{}}",
            "[".repeat(60_000),
            "\u0000",
            "{\"a\":\"\\ud800\"}");

    static List<ConnectedPlatform> platforms() {
        return Platforms.connected();
    }

    @Test
    void who_can_be_listened_to_says_so_and_nobody_else() {
        assertThat(platforms().stream().map(ConnectedPlatform::id))
                .containsExactlyInAnyOrderElementsOf(Platforms.able(Capability.LISTENING));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void an_inbox_is_listened_to_only_if_it_is_set_to(ConnectedPlatform platform) {
        Inbox bare = new Inbox(PlatformSample.INBOX_ID, platform.id(), Map.of(), new Credentials(Map.of()));
        assertThat(platform.isWanted(bare)).isFalse();
        assertThat(platform.directions(bare, _ -> new NotSent("nobody is there")))
                .isInstanceOf(Directions.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void who_is_not_there_or_not_well_is_asked_later(ConnectedPlatform platform) {
        List<PlatformHttp.Outcome> outcomes =
                new ArrayList<>(List.of(new NotSent("no connection"), new NoAnswer("timed out")));
        for (int status : List.of(200, 302, 403, 404, 429, 500, 503)) {
            ODD.forEach(body -> outcomes.add(new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8))));
        }
        assertThat(outcomes).allSatisfy(outcome -> {
            Directions directions = platform.directions(inbox(platform), _ -> outcome);
            assertThat(directions).isNotInstanceOf(Directions.Connect.class);
            if (directions instanceof Directions.NotNow(String reason, java.time.Duration retryAfter)) {
                assertThat(reason).isNotBlank();
                assertThat(retryAfter).isPositive();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_frame_of_any_shape_is_survived_and_shows_no_secret(ConnectedPlatform platform) {
        List<String> secrets = Platforms.sampleOf(platform.id()).credentials().values().stream()
                .flatMap(List::stream)
                .toList();
        for (String odd : ODD) {
            Listening listening = listening(platform);
            List<Act> acts = new ArrayList<>(received(listening, "{\"op\":10,\"d\":{\"heartbeat_interval\":45000}}"));
            acts.addAll(received(listening, odd));
            acts.addAll(listening.woken(PlatformSample.NOW));
            acts.addAll(listening.woken(PlatformSample.NOW));
            assertThat(acts).allSatisfy(act -> assertThat(act.toString()).doesNotContain(secrets));
            assertThat(acts)
                    .filteredOn(Act.Keep.class::isInstance)
                    .allSatisfy(keep -> assertThat(String.valueOf(((Act.Keep) keep).state()))
                            .doesNotContain(secrets));
        }
        for (int code : List.of(0, 1000, 1001, 1006, 1009, 4000, 4004, 4999, -1)) {
            assertThat(listening(platform).ended(code)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void the_same_frame_gives_the_same_ids(ConnectedPlatform platform) {
        for (String odd : ODD) {
            assertThat(ids(received(listening(platform), odd))).isEqualTo(ids(received(listening(platform), odd)));
        }
    }

    private static List<UUID> ids(List<Act> acts) {
        return acts.stream()
                .filter(Act.Keep.class::isInstance)
                .flatMap(keep -> ((Act.Keep) keep).heard().events().stream())
                .map(InboundEvent::eventId)
                .toList();
    }

    private static List<Act> received(Listening listening, String frame) {
        return listening.received(frame.getBytes(StandardCharsets.UTF_8), PlatformSample.NOW);
    }

    private static Listening listening(ConnectedPlatform platform) {
        return platform.listen(
                inbox(platform), new Shard(0, 1, URI.create("wss://listen.example/"), null), new Random(7));
    }

    private static Inbox inbox(ConnectedPlatform platform) {
        return Platforms.sampleOf(platform.id()).inbox();
    }
}
