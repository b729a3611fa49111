package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a file is had from each platform: what is asked for first, where it is fetched, and what is shown there. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class MediaOfPlatformsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    InboxTable inboxes;

    private FakePlatform platform;
    private Outside outside;

    @BeforeEach
    void a_platform_has_files() {
        platform = FakePlatform.start();
        outside = new Outside(inboxes);
        DeliveryForTests.conversationTakesEverything();
    }

    @AfterEach
    void it_stops() {
        outside.close();
        platform.close();
    }

    private String at(String path) {
        return platform.url(path).toString();
    }

    private TestInbox inbox(String id, Map<String, Object> settings, Map<String, Object> credentials) {
        TestInbox inbox = new TestInbox(Ids.next(), id);
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("api_base_url", at("/api"));
        outside.announce(inbox, 1, all, credentials);
        return inbox;
    }

    private MediaRequested ask(TestInbox inbox, @Nullable String url, @Nullable String externalId) {
        UUID file = Ids.next();
        MediaRequested request = new MediaRequested(
                Ids.next(),
                inbox.id(),
                inbox.platform(),
                Ids.next(),
                file,
                url,
                externalId,
                1000,
                "/internal/media/a-message/" + file,
                Instant.now());
        outside.ask(request);
        return request;
    }

    /** The file is handed over, and was fetched with {@code headers} at {@code path}. */
    private void had(
            TestInbox inbox,
            @Nullable String url,
            @Nullable String externalId,
            String path,
            Map<String, @Nullable String> headers) {
        platform.answerAlways(path, Answer.json(200, "the file at " + path));
        hadFrom(ask(inbox, url, externalId), path, headers);
    }

    private void hadFrom(MediaRequested request, String path, Map<String, @Nullable String> headers) {
        assertThat(DeliveryForTests.conversation()
                        .await(request.handOver(), 1, PATIENCE)
                        .getFirst()
                        .text())
                .isEqualTo("the file at " + path);
        ReceivedRequest fetched = platform.received(path).getLast();
        headers.forEach((name, value) -> assertThat(fetched.headers().getOrDefault(name, List.of()))
                .as(name)
                .isEqualTo(value == null ? List.of() : List.of(value)));
    }

    private static Map<String, @Nullable String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private static Map<String, @Nullable String> nothing() {
        Map<String, @Nullable String> nothing = new LinkedHashMap<>();
        nothing.put("authorization", null);
        return nothing;
    }

    @Test
    void slack_is_asked_for_the_address_and_shown_the_token_there() {
        TestInbox slack = inbox("slack", Map.of(), Map.of("signing_secret", "0123456789abcdef", "bot_token", "xoxb-1"));
        platform.answerAlways(
                "/api/files.info",
                Answer.json(
                        200,
                        "{\"ok\":true,\"file\":{\"id\":\"F1\",\"url_private\":\"" + at("/files-pri/T1-F1/a.png")
                                + "\"}}"));

        had(slack, at("/somewhere/else"), "F1", "/files-pri/T1-F1/a.png", bearer("xoxb-1"));
        assertThat(platform.received("/api/files.info").getFirst().headers())
                .containsEntry("authorization", List.of("Bearer xoxb-1"));
        had(slack, at("/files-pri/T1-F2/b.png"), null, "/files-pri/T1-F2/b.png", bearer("xoxb-1"));
    }

    @Test
    void whatsapp_exchanges_an_id_for_an_address() {
        TestInbox whatsapp = inbox(
                "whatsapp",
                Map.of("phone_number_id", "1"),
                Map.of("app_secret", "a-secret-of-tests", "verify_token", "verify-me", "access_token", "EAAtoken"));
        platform.answerAlways(
                "/api/v24.0/4711",
                Answer.json(
                        200, "{\"url\":\"" + at("/attachments/?mid=4711&hash=x") + "\",\"mime_type\":\"image/jpeg\"}"));

        had(whatsapp, null, "4711", "/attachments/", bearer("EAAtoken"));
        assertThat(platform.received("/api/v24.0/4711").getFirst().headers())
                .containsEntry("authorization", List.of("Bearer EAAtoken"));
    }

    @Test
    void what_is_open_is_shown_nothing() {
        for (String id : List.of("messenger", "instagram", "discord")) {
            TestInbox inbox =
                    inbox(id, Map.of(), Map.of("access_token", "a-secret-of-tests", "bot_token", "a-secret-too"));
            had(inbox, at("/" + id + "/a.png?sig=1"), null, "/" + id + "/a.png", nothing());
        }
    }

    @Test
    void line_has_contents_under_the_messages_id() {
        TestInbox line = inbox(
                "line", Map.of(), Map.of("channel_secret", "a-secret-of-tests", "channel_access_token", "line-token"));
        platform.answerNext("/api/v2/bot/message/55/content", Answer.status(202));
        MediaRequested request = ask(line, null, "55");
        database.await(
                "t",
                "select done_at is null and attempts = 1 and claim_id is null from outside_request where request_id = ?",
                request.eventId());
        database.run(
                "update outside_request set next_attempt_at = clock_timestamp() where request_id = ?",
                request.eventId());

        platform.answerAlways(
                "/api/v2/bot/message/55/content", Answer.json(200, "the file at /api/v2/bot/message/55/content"));
        hadFrom(request, "/api/v2/bot/message/55/content", bearer("line-token"));
        had(line, at("/sticker.png"), "77", "/sticker.png", nothing());
    }

    @Test
    void twilio_is_shown_the_account_and_its_storage_is_not() {
        String account = "AC" + "0".repeat(32);
        TestInbox twilio = inbox(
                "twilio",
                Map.of("account_sid", account, "phone_number", "+15550100"),
                Map.of("auth_token", "twilio-token"));
        String proof = "Basic " + Base64.getEncoder().encodeToString((account + ":twilio-token").getBytes());
        FakePlatform storage = FakePlatform.start();
        try {
            storage.answerAlways("/bucket/a", Answer.json(200, "from storage"));
            platform.answerAlways("/2010-04-01/media", Answer.redirect(storage.url("/bucket/a")));

            MediaRequested request = ask(twilio, at("/2010-04-01/media"), null);

            assertThat(DeliveryForTests.conversation()
                            .await(request.handOver(), 1, PATIENCE)
                            .getFirst()
                            .text())
                    .isEqualTo("from storage");
            assertThat(platform.received("/2010-04-01/media").getFirst().headers())
                    .containsEntry("authorization", List.of(proof));
            assertThat(storage.received("/bucket/a").getFirst().headers()).doesNotContainKey("authorization");
        } finally {
            storage.close();
        }
    }

    @Test
    void teams_signs_addresses_of_files_and_shows_pictures_to_the_bot() {
        TestInbox teams = inbox(
                "teams",
                Map.of("app_id", "an-app", "tenant_id", "a-tenant"),
                Map.of("client_secret", "a-secret-of-tests"));
        platform.answerAlways(
                "/api/a-tenant/oauth2/v2.0/token",
                Answer.json(200, "{\"access_token\":\"the-bot\",\"expires_in\":3600}"));

        had(
                teams,
                at("/api/v3/attachments/0-eus/views/original"),
                null,
                "/api/v3/attachments/0-eus/views/original",
                bearer("the-bot"));
        had(teams, at("/share/plan.docx?tempauth=1"), "unique-1", "/share/plan.docx", nothing());
        MediaRequested inAFolder = ask(teams, "http://127.0.0.1:1/sites/plan.docx", null);
        database.await(
                "t", "select done_at is not null from outside_request where request_id = ?", inAFolder.eventId());
    }

    @Test
    void google_chat_has_uploads_under_their_names_for_the_app() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        TestInbox google = inbox(
                "googlechat",
                Map.of(),
                Map.of(
                        "service_account_key",
                        "{\"client_email\":\"app@tests.example\",\"private_key\":\"" + pem + "\"}"));
        platform.answerAlways("/api/token", Answer.json(200, "{\"access_token\":\"the-app\",\"expires_in\":3600}"));

        had(
                google,
                null,
                "spaces/A1/attachments/b+c=",
                "/api/v1/media/spaces/A1/attachments/b%2Bc=",
                bearer("the-app"));
    }

    @Test
    void servers_that_people_run_give_files_to_the_bot() {
        String id = "f".repeat(26);
        TestInbox mattermost = inbox(
                "mattermost", Map.of(), Map.of("webhook_token", "w".repeat(26), "bot_token", "mm-token-of-tests"));
        had(mattermost, null, id, "/api/api/v4/files/" + id, bearer("mm-token-of-tests"));

        TestInbox matrix = inbox(
                "matrix",
                Map.of("bot_user_id", "@bot:example.org"),
                Map.of("hs_token", "hs-token-of-tests", "as_token", "as-token-of-tests"));
        had(
                matrix,
                "mxc://other.example/AbC-1",
                null,
                "/api/_matrix/client/v1/media/download/other.example/AbC-1",
                bearer("as-token-of-tests"));

        TestInbox rocket = inbox("rocketchat", Map.of("bot_user_id", "bot1"), Map.of("bot_token", "rc-token-of-tests"));
        had(
                rocket,
                null,
                "file1",
                "/api/file-upload/file1/file",
                Map.of("x-auth-token", "rc-token-of-tests", "x-user-id", "bot1"));

        TestInbox zulip =
                inbox("zulip", Map.of("bot_email", "bot@example.org"), Map.of("api_key", "zulip-key-of-tests"));
        platform.answerAlways(
                "/api/api/v1/user_uploads/2/ab/plan.pdf",
                Answer.json(200, "{\"result\":\"success\",\"url\":\"/user_uploads/temporary/xyz/plan.pdf\"}"));
        had(zulip, at("/api/user_uploads/2/ab/plan.pdf"), null, "/api/user_uploads/temporary/xyz/plan.pdf", nothing());
    }

    /** Addresses come from strangers. */
    @Test
    void no_token_is_shown_where_the_platform_is_not() {
        FakePlatform stranger = FakePlatform.start();
        try {
            String url = stranger.url("/a.png").toString();
            TestInbox slack =
                    inbox("slack", Map.of(), Map.of("signing_secret", "0123456789abcdef", "bot_token", "xoxb-1"));
            TestInbox twilio =
                    inbox("twilio", Map.of("account_sid", "AC" + "0".repeat(32)), Map.of("auth_token", "twilio-token"));
            for (TestInbox inbox : List.of(slack, twilio)) {
                MediaRequested request = ask(inbox, url, null);
                database.await(
                        "t", "select done_at is not null from outside_request where request_id = ?", request.eventId());
            }
            assertThat(stranger.received("/")).isEmpty();
        } finally {
            stranger.close();
        }
    }
}
