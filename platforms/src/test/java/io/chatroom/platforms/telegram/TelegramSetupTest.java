package io.chatroom.platforms.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.InboxSetup.Outcome.Fine;
import io.chatroom.platforms.InboxSetup.Outcome.Wrong;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSetupTest {
    private final TelegramSample sample = new TelegramSample();
    private final TelegramSetup setup = new TelegramSetup();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void finds_out_the_bots_name_and_says_what_it_will_not_see() {
        Fine fine = (Fine) check("");
        assertThat(fine.facts()).isEqualTo(Map.of("bot_username", "shop_helper_bot"));
        assertThat(fine.hints())
                .hasSize(2)
                .anyMatch(hint -> hint.startsWith("In groups"))
                .anyMatch(hint -> hint.startsWith("Telegram does not send all kinds"));
    }

    @Test
    void says_what_keeps_updates_from_us() {
        assertThat(((Wrong) check("{\"ok\":true,\"result\":{\"url\":\"\"}}")).code())
                .isEqualTo("not_registered");
        Wrong elsewhere = (Wrong) check("{\"ok\":true,\"result\":{\"url\":\"https://other.example/s3cret\"}}");
        assertThat(elsewhere.code()).isEqualTo("registered_elsewhere");
        assertThat(elsewhere.message()).doesNotContain("s3cret");
        Fine failing = (Fine) check("""
                {"ok":true,"result":{"url":"%s","pending_update_count":3,"last_error_message":"Connection refused"}}""".formatted(SetupSample.WEBHOOK_URL));
        assertThat(failing.hints())
                .contains("Telegram could not deliver lately, and will try again: Connection refused.");
    }

    @Test
    void registers_the_address_with_the_newest_secret_and_every_kind_we_read() {
        assertThat(setup.register(sample.inbox(), SetupSample.WEBHOOK_URL, http("")))
                .isEqualTo(new Fine(Map.of(), List.of(), true));
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.redactedUrl()).isEqualTo("https://api.telegram.org/bot…/setWebhook");
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("""
                    {"url":"https://chat.example/webhooks/platform/k3y","secret_token":"kit-secret-token-new",\
                    "drop_pending_updates":false,"allowed_updates":["message","edited_message","channel_post","edited_channel_post",\
                    "message_reaction","business_message","edited_business_message","deleted_business_messages"]}""");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://chat.example/webhooks/telegram/k", "https://chat.example:8080/webhooks/telegram/k"})
    void an_address_telegram_does_not_take_is_not_tried(String url) {
        assertThat(setup.register(sample.inbox(), URI.create(url), http("")))
                .isInstanceOfSatisfying(
                        Wrong.class, wrong -> assertThat(wrong.code()).isEqualTo("address_not_taken"));
        assertThat(requests).isEmpty();
    }

    @Test
    void a_refused_address_says_why() {
        InboxSetup.Outcome outcome = setup.register(
                sample.inbox(),
                SetupSample.WEBHOOK_URL,
                _ -> TelegramSample.answered(
                        400, "{\"ok\":false,\"description\":\"Bad Request: bad webhook: Failed to resolve host\"}"));
        assertThat(outcome)
                .isEqualTo(new Wrong(
                        "webhook_url",
                        "refused",
                        "Telegram refuses it: Bad Request: bad webhook: Failed to resolve host."));
    }

    private InboxSetup.Outcome check(String webhookInfo) {
        return setup.check(sample.inbox(), SetupSample.WEBHOOK_URL, http(webhookInfo));
    }

    private PlatformHttp http(String webhookInfo) {
        return request -> {
            requests.add(request);
            boolean scripted = !webhookInfo.isEmpty() && request.url().getPath().endsWith("/getWebhookInfo");
            return scripted ? TelegramSample.answered(200, webhookInfo) : sample.whenAllIsWell(request);
        };
    }
}
