package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.ReplyCommand.ErasureRequested;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class FetchMediaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MOST = 1000;

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
                MOST,
                "/internal/media/a-message/" + file,
                Instant.now());
        outside.ask(request);
        return request;
    }

    private void awaitDone(MediaRequested request) {
        database.await("t", "select done_at is not null from outside_request where request_id = ?", request.eventId());
    }

    private void awaitLater(MediaRequested request) {
        database.await(
                "t",
                "select done_at is null and attempts = 1 and claim_id is null from outside_request where request_id = ?",
                request.eventId());
    }

    private static ReceivedRequest handedOver(MediaRequested request) {
        return DeliveryForTests.conversation()
                .await(request.handOver(), 1, PATIENCE)
                .getFirst();
    }

    private static void nothingWasHandedOver(MediaRequested request) {
        assertThat(DeliveryForTests.conversation().received(request.handOver())).isEmpty();
    }

    private TestInbox webhook() {
        return outside.webhookInbox(platform.url("/hook").toString());
    }

    @Test
    void a_file_behind_an_address_is_fetched_and_handed_over() {
        platform.answerAlways("/files/a.txt", Answer.json(200, "{\"a\":\"file\"}"));

        MediaRequested request =
                ask(webhook(), platform.url("/files/a.txt?sig=1").toString(), null);

        ReceivedRequest put = handedOver(request);
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.text()).isEqualTo("{\"a\":\"file\"}");
        awaitDone(request);
        assertThat(platform.received("/files/a.txt").getFirst().headers()).doesNotContainKey("authorization");
    }

    @Test
    void telegrams_file_is_asked_for_by_its_id_and_fetched_with_the_bots_token() {
        TestInbox inbox = outside.telegramInbox(platform.url("/tg").toString(), Map.of());
        platform.answerAlways(
                "/tg/bot" + Outside.BOT_TOKEN + "/getFile",
                Answer.json(200, "{\"ok\":true,\"result\":{\"file_id\":\"F1\",\"file_path\":\"photos/file_7.jpg\"}}"));
        platform.answerAlways(
                "/tg/file/bot" + Outside.BOT_TOKEN + "/photos/file_7.jpg", Answer.json(200, "the picture"));

        MediaRequested request = ask(inbox, null, "F1");

        assertThat(handedOver(request).text()).isEqualTo("the picture");
        assertThat(platform.received("/tg/bot" + Outside.BOT_TOKEN + "/getFile")
                        .getFirst()
                        .json()
                        .path("file_id")
                        .asText())
                .isEqualTo("F1");
    }

    @Test
    void a_redirect_is_followed_behind_the_guard_and_not_into_the_inside() {
        TestInbox inbox = webhook();
        platform.answerAlways("/files/moved", Answer.redirect(platform.url("/files/there")));
        platform.answerAlways("/files/there", Answer.json(200, "moved"));
        platform.answerAlways("/files/inside", Answer.redirect(URI.create("http://169.254.169.254/latest/meta-data")));
        platform.answerAlways("/files/round", Answer.redirect(platform.url("/files/round")));

        assertThat(handedOver(ask(inbox, platform.url("/files/moved").toString(), null))
                        .text())
                .isEqualTo("moved");
        MediaRequested inside = ask(inbox, platform.url("/files/inside").toString(), null);
        MediaRequested round = ask(inbox, platform.url("/files/round").toString(), null);
        awaitLater(inside);
        awaitLater(round);
        nothingWasHandedOver(inside);
        nothingWasHandedOver(round);
    }

    @Test
    void an_address_inside_is_not_called() {
        MediaRequested request = ask(webhook(), "http://10.11.12.13:8080/secrets", null);
        awaitLater(request);
        nothingWasHandedOver(request);
    }

    @Test
    void what_is_too_large_or_not_there_is_left_alone() {
        TestInbox inbox = webhook();
        platform.answerAlways("/files/large", Answer.flood(MOST * 100));
        platform.answerAlways("/files/gone", Answer.status(404));
        MediaRequested large = ask(inbox, platform.url("/files/large").toString(), null);
        MediaRequested gone = ask(inbox, platform.url("/files/gone").toString(), null);
        awaitDone(large);
        awaitDone(gone);
        nothingWasHandedOver(large);
        nothingWasHandedOver(gone);
    }

    @Test
    void who_is_not_well_is_asked_again_later() {
        platform.answerNext("/files/a", Answer.status(503), Answer.json(200, "well again"));
        MediaRequested request = ask(webhook(), platform.url("/files/a").toString(), null);
        awaitLater(request);
        database.run(
                "update outside_request set next_attempt_at = clock_timestamp() where request_id = ?",
                request.eventId());
        assertThat(handedOver(request).text()).isEqualTo("well again");
    }

    @Test
    void what_nobody_wants_any_more_is_put_once() {
        platform.answerAlways("/files/a", Answer.json(200, "unwanted"));
        DeliveryForTests.conversation().answerAlways("/internal/media/a-message/", Answer.status(404));
        MediaRequested request = ask(webhook(), platform.url("/files/a").toString(), null);
        awaitDone(request);
        assertThat(handedOver(request).status()).isEqualTo(404);
    }

    @Test
    void of_an_erased_conversation_nothing_is_fetched_any_more() {
        TestInbox inbox = webhook();
        platform.answerAlways("/files/a", Answer.status(503));
        MediaRequested request = ask(inbox, platform.url("/files/a").toString(), null);
        awaitLater(request);

        outside.ask(new ErasureRequested(Ids.next(), request.conversationId(), inbox.id(), Instant.now()));

        database.await("0", "select count(*) from outside_request where request_id = ?", request.eventId());
    }
}
