package io.chatroom.platforms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboxSetup.Outcome;
import io.chatroom.platforms.contract.SetupSample;
import org.junit.jupiter.api.Test;

class DiscordSetupTest {
    private final DiscordSample sample = new DiscordSample();
    private final DiscordSetup setup = new DiscordSetup();

    @Test
    void the_check_finds_what_requests_are_proven_with() {
        Outcome.Fine fine =
                (Outcome.Fine) setup.check(sample.inboxWithoutSecret(), SetupSample.WEBHOOK_URL, sample::whenAllIsWell);
        assertThat(fine.facts()).containsOnlyKeys("application_id", "public_key");
        assertThat(sample.settings()).containsAllEntriesOf(fine.facts());
    }

    @Test
    void a_token_of_another_application_is_not_taken() {
        Outcome outcome = setup.check(
                sample.inbox(),
                SetupSample.WEBHOOK_URL,
                _ -> DiscordSample.json(
                        200,
                        "{\"id\":\"7\",\"verify_key\":\"" + sample.settings().get("public_key") + "\"}"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Wrong.class, wrong -> {
            assertThat(wrong.field()).isEqualTo("bot_token");
            assertThat(wrong.code()).isEqualTo("another_application");
        });
    }

    @Test
    void an_address_that_discord_tried_in_vain_is_named() {
        Outcome outcome = setup.register(
                sample.inbox(),
                SetupSample.WEBHOOK_URL,
                _ -> DiscordSample.json(
                        400,
                        "{\"code\":50035,\"errors\":{\"interactions_endpoint_url\":{\"_errors\":[{\"code\":\"APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID\"}]}}}"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class, wrong -> assertThat(wrong.field()).isEqualTo("webhook_url"));
    }
}
