package io.chatroom.platforms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.platforms.ConnectedPlatform.Directions;
import io.chatroom.platforms.ConnectedPlatform.Shard;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening.Act;
import io.chatroom.platforms.Listening.Next;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.contract.PlatformSample;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordListeningTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final URI GATEWAY = URI.create("wss://gateway.discord.gg/?v=10&encoding=json");
    private static final String HELLO = "{\"op\":10,\"s\":null,\"t\":null,\"d\":{\"heartbeat_interval\":40000}}";
    private static final String READY = """
            {"op":0,"s":1,"t":"READY","d":{"v":10,"user":{"id":"1190000000000000002","bot":true},"session_id":"5e551on",
             "resume_gateway_url":"wss://gateway-eu-1.discord.gg","guilds":[],"application":{"id":"1190000000000000001","flags":524288}}}""";
    private static final String HELD =
            "{\"session_id\":\"5e551on\",\"resume_gateway_url\":\"wss://gateway-eu-1.discord.gg\",\"seq\":41}";

    private final DiscordSample sample = new DiscordSample();
    private DiscordListening listening = listening(null, Map.of());

    @Test
    void greets_with_its_token_its_intents_and_its_shard_and_beats_at_a_moment_of_the_first_interval() {
        List<Act> acts = received(HELLO);

        assertThat(listening.address()).isEqualTo(GATEWAY);
        assertThat(((Act.WakeIn) acts.get(0)).pause()).isBetween(Duration.ZERO, Duration.ofSeconds(40));
        JsonNode identify = json(((Act.Begin) acts.get(1)).frame());
        assertThat(identify.path("op").asInt()).isEqualTo(2);
        assertThat(identify.at("/d/token").asText()).isEqualTo("MTE5.kit-b0t.t0ken-of-the-kit");
        assertThat(identify.at("/d/intents").asInt()).isEqualTo(1 << 9 | 1 << 10 | 1 << 12 | 1 << 13 | 1 << 15);
        assertThat(identify.at("/d/shard")).isEqualTo(json("[2,3]"));
        assertThat(identify.at("/d").has("compress")).isFalse();
        assertThat(acts.toString()).doesNotContain("kit-b0t");
    }

    @Test
    void a_session_that_stands_is_kept_with_every_sequence_and_resumed_where_discord_says() {
        received(HELLO);
        List<Act> acts = received(READY);
        assertThat(acts.get(0)).isInstanceOf(Act.Ready.class);

        Act.Keep message =
                (Act.Keep) received(message(7, "1478692000000000007", "Hello")).getFirst();
        assertThat(message.heard().events()).singleElement().isInstanceOf(MessageReceived.class);

        listening = listening(message.state(), Map.of());
        assertThat(listening.address().toString()).isEqualTo("wss://gateway-eu-1.discord.gg/?v=10&encoding=json");
        JsonNode resume = json(((Act.Send) received(HELLO).get(1)).frame());
        assertThat(resume.path("op").asInt()).isEqualTo(6);
        assertThat(resume.at("/d/session_id").asText()).isEqualTo("5e551on");
        assertThat(resume.at("/d/seq").asLong()).isEqualTo(7);
        // what was missed comes first
        assertThat(received(message(8, "1478692000000000008", "Missed"))).hasSize(1);
        assertThat(received("{\"op\":0,\"s\":9,\"t\":\"RESUMED\",\"d\":{}}").getFirst())
                .isInstanceOf(Act.Ready.class);
    }

    @Test
    void a_resume_address_without_tls_is_not_called() {
        listening = listening(HELD.replace("wss://", "ws://"), Map.of());
        assertThat(listening.address()).isEqualTo(GATEWAY);
        listening = listening("not a state", Map.of());
        assertThat(received(HELLO).get(1)).isInstanceOf(Act.Begin.class);
    }

    @Test
    void a_heartbeat_says_how_far_it_heard_and_one_without_an_answer_ends_the_connection_but_not_the_session() {
        received(HELLO);
        assertThat(beat(listening.woken(PlatformSample.NOW)).path("d").isNull()).isTrue();
        received("{\"op\":11}");
        received(READY);
        received(message(5, "1478692000000000007", "Hello"));
        List<Act> acts = listening.woken(PlatformSample.NOW);
        assertThat(beat(acts).path("d").asLong()).isEqualTo(5);
        assertThat(acts.get(1)).isEqualTo(new Act.WakeIn(Duration.ofSeconds(40)));
        // asked for out of turn, it is given, and the answer to the other one is still owed
        assertThat(beat(received("{\"op\":1,\"d\":null}")).path("op").asInt()).isEqualTo(1);

        Act.End end = (Act.End) listening.woken(PlatformSample.NOW).getFirst();
        assertThat(end.code()).isEqualTo(4000);
        assertThat(end.next()).isInstanceOf(Next.Resume.class);
    }

    @Test
    void asked_to_reconnect_it_resumes_at_once() {
        received(HELLO);
        received(READY);
        Act.End end = (Act.End) received("{\"op\":7,\"d\":null}").getFirst();
        assertThat(end.code()).isEqualTo(4000);
        assertThat(end.next())
                .isInstanceOfSatisfying(
                        Next.Resume.class, resume -> assertThat(resume.pause()).isZero());
    }

    @Test
    void a_session_that_is_invalid_is_begun_anew_after_one_to_five_seconds_unless_it_can_be_resumed() {
        listening = listening(HELD, Map.of());
        received(HELLO);
        assertThat(((Act.End) received("{\"op\":9,\"d\":true}").getFirst()).next())
                .isInstanceOfSatisfying(
                        Next.Resume.class,
                        resume -> assertThat(resume.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        Act.End end = (Act.End) received("{\"op\":9,\"d\":false}").getFirst();
        assertThat(end.next())
                .isInstanceOfSatisfying(
                        Next.Anew.class,
                        anew -> assertThat(anew.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        assertThat(listening.ended(1006)).isInstanceOf(Next.Anew.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1006, 4000, 4001, 4002, 4005, 4008})
    void after_these_codes_it_resumes(int code) {
        assertThat(listening(HELD, Map.of()).ended(code)).isInstanceOf(Next.Resume.class);
        assertThat(listening(null, Map.of()).ended(code)).isInstanceOf(Next.Anew.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {4003, 4007, 4009})
    void after_these_it_begins_anew(int code) {
        assertThat(listening(HELD, Map.of()).ended(code)).isInstanceOf(Next.Anew.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {4010, 4011})
    void after_these_it_asks_how_many_connections_there_are_to_be(int code) {
        assertThat(listening(HELD, Map.of()).ended(code)).isInstanceOf(Next.AskAgain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {4004, 4012, 4013, 4014})
    void these_are_for_a_person(int code) {
        assertThat(listening(HELD, Map.of()).ended(code))
                .isInstanceOfSatisfying(
                        Next.Refused.class,
                        refused -> assertThat(refused.reason()).endsWith(".").contains(" "));
    }

    @Test
    void a_message_has_the_id_that_a_webhook_event_about_it_has() {
        received(HELLO);
        received(READY);
        InboundEvent event = only(message(5, "1478692000000000007", "Hello"));
        assertThat(event.eventId())
                .isEqualTo(Ids.ofPlatformEvent(PlatformSample.INBOX_ID, "message:1478692000000000007"));
        assertThat(event.externalConversationId()).isEqualTo("1190000000000000200");
    }

    @Test
    void own_messages_are_echoes_by_the_bots_id_as_well_as_the_applications() {
        received(HELLO);
        received(READY);
        for (String own : List.of("1190000000000000001", "1190000000000000002")) {
            assertThat(heard(message(6, "1478692000000000008", "Ours").replace("1190000000000000300", own)))
                    .isEqualTo(Normalised.Events.ECHO);
        }
    }

    @Test
    void who_has_a_role_of_the_team_answers_and_everybody_else_asks() {
        listening = listening(null, Map.of("team_roles", List.of("77", "78")));
        received(HELLO);
        received(READY);
        String roles = message(5, "1478692000000000007", "Let me look")
                .replace("\"content\"", "\"member\":{\"roles\":[\"5\",\"78\"]},\"content\"");
        assertThat(((MessageReceived) only(roles)).direction()).isEqualTo(Direction.OUTGOING);
        assertThat(((MessageReceived) only(roles.replace("78", "79"))).direction())
                .isEqualTo(Direction.INCOMING);
        // in a direct message nobody has roles
        assertThat(((MessageReceived) only(message(6, "1478692000000000008", "Me too"))).direction())
                .isEqualTo(Direction.INCOMING);
    }

    @Test
    void a_reaction_heard_again_after_a_resume_is_the_same_one() {
        String reaction =
                "{\"op\":0,\"s\":42,\"t\":\"MESSAGE_REACTION_ADD\",\"d\":{\"user_id\":\"5\",\"channel_id\":\"6\","
                        + "\"message_id\":\"7\",\"emoji\":{\"id\":null,\"name\":\"👍\"}}}";
        listening = listening(HELD, Map.of());
        ReactionChanged first = (ReactionChanged) only(reaction);
        listening = listening(HELD, Map.of());
        assertThat(only(reaction).eventId()).isEqualTo(first.eventId());
    }

    @Test
    void typing_is_ignored_and_what_nobody_knows_is_kept_whole() {
        received(HELLO);
        received(READY);
        assertThat(heard("{\"op\":0,\"s\":2,\"t\":\"TYPING_START\",\"d\":{\"user_id\":\"5\"}}"))
                .isEqualTo(Normalised.Events.IGNORED);
        String unknown = "{\"op\":0,\"s\":3,\"t\":\"MESSAGE_FOLDED\",\"d\":{\"id\":\"5\"}}";
        Unreadable unreadable = (Unreadable) only(unknown);
        assertThat(unreadable.raw()).asString(StandardCharsets.UTF_8).isEqualTo(unknown);
        assertThat(unreadable.reason()).isEqualTo("an event we do not know: MESSAGE_FOLDED");
    }

    @Test
    void an_interaction_comes_without_the_token_that_answers_it() {
        received(HELLO);
        received(READY);
        MessageReceived command = (MessageReceived)
                only("{\"op\":0,\"s\":4,\"t\":\"INTERACTION_CREATE\",\"d\":" + sample.message() + "}");
        assertThat(command.eventId())
                .isEqualTo(Ids.ofPlatformEvent(PlatformSample.INBOX_ID, "interaction:1478692000000000001"));
        assertThat(command.raw()).asString(StandardCharsets.UTF_8).doesNotContain("kit-interaction-token");
    }

    @Test
    void what_was_kept_whole_can_be_looked_at_again() {
        byte[] frame = message(5, "1478692000000000007", "Hello").getBytes(StandardCharsets.UTF_8);
        Normalised again = new DiscordInbound()
                .normalise(
                        sample.request(frame, sample.validSecrets().getFirst(), PlatformSample.NOW),
                        sample.inbox(),
                        PlatformSample.NOW);
        assertThat(((Normalised.Events) again).events().getFirst().eventId())
                .isEqualTo(Ids.ofPlatformEvent(PlatformSample.INBOX_ID, "message:1478692000000000007"));
    }

    @Test
    void discord_is_asked_where_it_is_and_whether_the_bot_may_read() {
        String gateway = "{\"url\":\"wss://gateway.discord.gg\",\"shards\":3,"
                + "\"session_start_limit\":{\"total\":1000,\"remaining\":999,\"reset_after\":14400000,\"max_concurrency\":1}}";
        Directions.Connect connect = (Directions.Connect) directions(524_288, gateway);
        assertThat(connect.address()).isEqualTo(GATEWAY);
        assertThat(connect.shards()).isEqualTo(3);
        assertThat(connect.limit().left()).isEqualTo(949);
        assertThat(connect.limit().within()).isEqualTo(Duration.ofHours(4));
        assertThat(connect.limit().apart()).isEqualTo(Duration.ofSeconds(5));

        assertThat(directions(0, gateway)).isEqualTo(DiscordClose.NO_INTENT);
        assertThat(directions(1 << 18, gateway.replace("wss:", "ws:"))).isInstanceOf(Directions.NotNow.class);
        assertThat(new DiscordGateway()
                        .directions(
                                sample.inbox(), _ -> DiscordSample.json(401, "{\"message\":\"401: Unauthorized\"}")))
                .isEqualTo(DiscordClose.NO_TOKEN);
        assertThat(new DiscordGateway()
                        .directions(sample.inbox(), _ -> new Answered(429, Map.of("retry-after", "300"), new byte[0])))
                .isInstanceOfSatisfying(
                        Directions.NotNow.class,
                        later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofMinutes(5)));
    }

    private Directions directions(int flags, String gateway) {
        return new DiscordGateway()
                .directions(
                        sample.inbox(),
                        (Request request) -> DiscordSample.json(
                                200,
                                request.url().getPath().endsWith("/gateway/bot")
                                        ? gateway
                                        : "{\"id\":\"1190000000000000001\",\"flags\":" + flags + "}"));
    }

    private static String message(long sequence, String id, String content) {
        return """
                {"op":0,"s":%d,"t":"MESSAGE_CREATE","d":{"id":"%s","channel_id":"1190000000000000200","type":0,\
                "author":{"id":"1190000000000000300","username":"mira_o"},"content":"%s",\
                "timestamp":"2026-03-04T09:59:58.123000+00:00"}}""".formatted(sequence, id, content);
    }

    private DiscordListening listening(@Nullable String kept, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(sample.settings());
        settings.putAll(more);
        Inbox inbox = new Inbox(PlatformSample.INBOX_ID, "discord", settings, new Credentials(sample.credentials()));
        return new DiscordListening(inbox, new Shard(2, 3, GATEWAY, kept), new Random(7));
    }

    private List<Act> received(String frame) {
        return listening.received(frame.getBytes(StandardCharsets.UTF_8), PlatformSample.NOW);
    }

    private Normalised.Events heard(String frame) {
        return ((Act.Keep) received(frame).getFirst()).heard();
    }

    private InboundEvent only(String frame) {
        List<InboundEvent> events = heard(frame).events();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static JsonNode beat(List<Act> acts) {
        return json(((Act.Send) acts.getFirst()).frame());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
