package io.chatroom.platforms.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundMessage.Part;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeamsOutboundTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final String THREAD = "19:kit-channel@thread.tacv2;messageid=1772618300000";

    private final List<PlatformHttp.Request> requests = new ArrayList<>();
    private final TeamsOutbound outbound = new TeamsOutbound();

    @Test
    void gets_a_token_and_posts_an_activity_to_the_conversation() {
        assertThat(send(message("Fish & <at>all</at> *chips*", NOW), TeamsSample.token(), taken()))
                .isEqualTo(new SendResult.Sent(List.of("1772618402000")));
        PlatformHttp.Request token = requests.get(0);
        assertThat(token.url())
                .hasToString("https://login.microsoftonline.com/" + TeamsSample.TENANT_ID + "/oauth2/v2.0/token");
        assertThat(text(token))
                .isEqualTo("grant_type=client_credentials&client_id=" + TeamsSample.APP_ID
                        + "&client_secret=kit%7Eclient.secret-1&scope=https%3A%2F%2Fapi.botframework.com%2F.default");
        PlatformHttp.Request sent = requests.get(1);
        assertThat(sent.url())
                .hasToString("https://smba.trafficmanager.net/teams/v3/conversations/"
                        + "19%3Akit-channel%40thread.tacv2%3Bmessageid%3D1772618300000/activities");
        assertThat(sent.headers()).containsEntry("authorization", "Bearer kit-access-token");
        assertThat(text(sent)).isEqualTo("""
                {"type":"message","from":{"id":"28:%s"},"conversation":{"id":"%s"},"replyToId":"1772618300001",\
                "textFormat":"plain","text":"Fish & <at>all</at> *chips*"}""".formatted(TeamsSample.APP_ID, THREAD));
    }

    @Test
    void replies_go_to_the_service_url_of_their_conversation_if_it_is_microsofts() {
        send(to("https://smba.trafficmanager.net/emea/b7d0a1c4"), TeamsSample.token(), taken());
        assertThat(requests.getLast().url().toString())
                .startsWith("https://smba.trafficmanager.net/emea/b7d0a1c4/v3/conversations/19%3A");
        for (String elsewhere : List.of(
                "https://elsewhere.example/",
                "https://mine.trafficmanager.net/",
                "https://smba.trafficmanager.net.elsewhere.example/",
                "http://smba.trafficmanager.net/emea/",
                "https://smba.trafficmanager.net:444/",
                "https://user@smba.trafficmanager.net/",
                "https://smba.trafficmanager.net/?x=",
                "https://smba.infra.gov.teams.microsoft.us/",
                "no url")) {
            send(to(elsewhere), taken());
            assertThat(requests.getLast().url().toString())
                    .as(elsewhere)
                    .startsWith("https://smba.trafficmanager.net/teams/v3/conversations/");
        }
    }

    @Test
    void an_api_base_url_wins_over_the_service_url_of_a_conversation() {
        Inbox proxied = inbox(Map.of("api_base_url", "https://proxy.example/bots/"), "kit~client.secret-1");
        send(to("https://smba.trafficmanager.net/emea/b7d0a1c4/"), proxied, TeamsSample.token(), taken());
        assertThat(requests.getLast().url().toString()).startsWith("https://proxy.example/bots/v3/conversations/");
    }

    private static OutboundMessage to(String serviceUrl) {
        return new OutboundMessage(ID, THREAD, "x", null, null, NOW, NOW, List.of(), Part.WHOLE, serviceUrl);
    }

    @Test
    void a_token_is_kept_until_shortly_before_its_end_and_for_its_credentials_only() {
        send(message("1", NOW), TeamsSample.token(), taken());
        send(message("2", NOW.plus(Duration.ofMinutes(57))), taken());
        send(message("3", NOW.plus(Duration.ofMinutes(58))), TeamsSample.token(), taken());
        assertThat(requests).hasSize(5);

        Inbox changed = inbox(Map.of(), "kit~client.secret-2");
        send(message("4", NOW.plus(Duration.ofMinutes(59))), changed, TeamsSample.token(), taken());
        assertThat(requests).hasSize(7);
    }

    @Test
    void a_token_that_is_refused_is_asked_for_anew_once() {
        send(message("1", NOW), TeamsSample.token(), taken());
        requests.clear();
        assertThat(send(message("2", NOW), error(401, "Unauthorized", "expired"), TeamsSample.token(), taken()))
                .isInstanceOf(SendResult.Sent.class);
        assertThat(requests).hasSize(3);
        assertThat(send(message("3", NOW), error(401, "x", "y"), TeamsSample.token(), error(401, "x", "y")))
                .isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
                    assertThat(rejected.scope()).isEqualTo(Scope.INBOX);
                    assertThat(rejected.code()).isEqualTo("unauthorized");
                });
    }

    @Test
    void without_a_token_nothing_has_been_sent() {
        assertThat(send(message("1", NOW), new Outcome.NoAnswer("timed out")))
                .isEqualTo(new SendResult.Unavailable("timed out", false));
        assertThat(send(message("1", NOW), TeamsSample.json(503, "")))
                .isEqualTo(new SendResult.Unavailable("Microsoft answered 503 when asked for a token", false));
        assertThat(send(message("1", NOW), TeamsSample.json(401, "{\"error\":\"invalid_client\"}")))
                .isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
                    assertThat(rejected.scope()).isEqualTo(Scope.INBOX);
                    assertThat(rejected.code()).isEqualTo("wrong_client_secret");
                });
        assertThat(requests).hasSize(3);
        Inbox outgoingOnly = new Inbox(ID, "teams", Map.of(), new Credentials(Map.of("outgoing_token", List.of("a"))));
        assertThat(send(message("1", NOW), outgoingOnly))
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("not_set_up"));
    }

    @Test
    void says_how_far_a_refusal_reaches() {
        String blocked =
                "{\\\"subCode\\\":\\\"MessageWritesBlocked\\\",\\\"details\\\":\\\"Thread is blocked\\\",\\\"errorCode\\\":209}";
        assertRejected(error(403, "Forbidden", blocked), Scope.CONVERSATION, "message_writes_blocked");
        assertRejected(
                error(403, "BotNotInConversationRoster", "no"), Scope.CONVERSATION, "bot_not_in_conversation_roster");
        assertRejected(error(403, "BotDisabledByAdmin", "no"), Scope.INBOX, "bot_disabled_by_admin");
        assertRejected(error(404, "ConversationNotFound", "no"), Scope.CONVERSATION, "conversation_not_found");
        assertRejected(error(413, "MessageSizeTooBig", "no"), Scope.MESSAGE, "message_size_too_big");
        assertRejected(error(400, "BadSyntax", "no"), Scope.MESSAGE, "bad_syntax");
        assertRejected(error(400, "!", "no"), Scope.MESSAGE, "http_400");
        assertThat(send(message("x", NOW), TeamsSample.token(), error(412, "PreconditionFailed", "busy")))
                .isEqualTo(new SendResult.Unavailable("busy", false));
        assertThat(send(message("x", NOW), error(504, "x", "slow")))
                .isEqualTo(new SendResult.Unavailable("slow", true));
        assertThat(send(message("x", NOW), error(429, "Throttled", "slow down")))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(5), Scope.CONVERSATION));
    }

    @Test
    void pictures_are_attached_and_other_files_are_links() {
        File picture = new File("https://chat.example/files/7", "a.png", "image/png", 3L);
        File other = new File("https://chat.example/files/8", "a.pdf", "application/pdf", 3L);
        send(part(picture), TeamsSample.token(), taken());
        send(part(other), taken());
        assertThat(text(requests.get(1)))
                .endsWith(
                        "\"attachments\":[{\"contentType\":\"image/png\",\"contentUrl\":\"https://chat.example/files/7\",\"name\":\"a.png\"}]}")
                .doesNotContain("replyToId");
        assertThat(text(requests.get(2))).endsWith("\"text\":\"a.pdf\\nhttps://chat.example/files/8\"}");
    }

    @Test
    void another_server_is_asked_for_everything() {
        Inbox elsewhere = inbox(Map.of("api_base_url", "http://localhost:9/fake/"), "s3cret-of-the-bot");
        send(message("x", NOW), elsewhere, TeamsSample.token(), taken());
        assertThat(requests)
                .extracting(request -> request.url().toString())
                .allMatch(url -> url.startsWith("http://localhost:9/fake/"));
        assertThat(send(message("x", NOW), inbox(Map.of("api_base_url", "nowhere"), "s3cret-of-the-bot")))
                .isInstanceOf(SendResult.Rejected.class);
    }

    private void assertRejected(Outcome answer, Scope scope, String code) {
        requests.clear();
        Deque<Outcome> script = new ArrayDeque<>(List.of(TeamsSample.token(), answer));
        SendResult result = new TeamsOutbound()
                .send(message("x", NOW), inbox(Map.of(), "s3cret-of-the-bot"), request -> script.removeFirst());
        assertThat(result).isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
            assertThat(rejected.scope()).isEqualTo(scope);
            assertThat(rejected.code()).isEqualTo(code);
        });
    }

    private SendResult send(OutboundMessage message, Outcome... outcomes) {
        return send(message, inbox(Map.of(), "kit~client.secret-1"), outcomes);
    }

    private SendResult send(OutboundMessage message, Inbox inbox, Outcome... outcomes) {
        Deque<Outcome> script = new ArrayDeque<>(List.of(outcomes));
        SendResult result = outbound.send(message, inbox, request -> {
            requests.add(request);
            return script.removeFirst();
        });
        assertThat(script).isEmpty();
        return result;
    }

    private static Inbox inbox(Map<String, Object> settings, String secret) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("app_id", TeamsSample.APP_ID);
        all.put("tenant_id", TeamsSample.TENANT_ID);
        return new Inbox(ID, "teams", all, new Credentials(Map.of("client_secret", List.of(secret))));
    }

    private static OutboundMessage message(String text, Instant now) {
        return new OutboundMessage(ID, THREAD, text, "1772618300001", "Jonas", NOW, now);
    }

    private static OutboundMessage part(File file) {
        return new OutboundMessage(ID, THREAD, "", "31", "Jonas", NOW, NOW, List.of(file), new Part(2, 2));
    }

    private static Outcome taken() {
        return TeamsSample.json(201, "{\"id\":\"1772618402000\"}");
    }

    private static Outcome error(int status, String code, String message) {
        return TeamsSample.json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    private static String text(PlatformHttp.Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
