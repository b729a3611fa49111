package io.chatroom.platforms.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.InboxSetup.Outcome.Fine;
import io.chatroom.platforms.InboxSetup.Outcome.Wrong;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SenderLookup.Answer;
import io.chatroom.platforms.contract.SetupSample;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackSetupTest {
    private final SlackSample sample = new SlackSample();

    @Test
    void finds_out_workspace_app_and_bot_and_says_which_scopes_are_missing() {
        Fine fine = (Fine) check(sample::whenAllIsWell);
        assertThat(fine.facts()).isEqualTo(Map.of("team_id", "T0SHOP", "bot_user_id", "U0BOT", "app_id", "A0KIT"));
        assertThat(fine.hints())
                .contains("Without the scope reactions:read reactions do not arrive.")
                .noneMatch(hint -> hint.contains("channels:history"));
    }

    @Test
    void without_the_app_id_all_is_still_well() {
        Fine fine = (Fine) check(request -> request.url().getPath().endsWith("auth.test")
                ? sample.whenAllIsWell(request)
                : SlackSample.answered("{\"ok\":false,\"error\":\"missing_scope\"}"));
        assertThat(fine.facts()).doesNotContainKey("app_id");
    }

    @Test
    void names_what_is_wrong_with_a_token() {
        assertThat(wrong("{\"ok\":true,\"team_id\":\"T0SHOP\",\"user_id\":\"U1\"}", "chat:write")
                        .code())
                .isEqualTo("not_a_bot");
        assertThat(wrong("{\"ok\":true,\"team_id\":\"T0OTHER\",\"user_id\":\"U1\",\"bot_id\":\"B1\"}", "chat:write")
                        .code())
                .isEqualTo("another_workspace");
        assertThat(wrong("{\"ok\":true,\"team_id\":\"T0SHOP\",\"user_id\":\"U1\",\"bot_id\":\"B1\"}", "im:history")
                        .code())
                .isEqualTo("missing_scope");
        assertThat(wrong("{\"ok\":false,\"error\":\"token_revoked\"}", "").message())
                .isEqualTo("The bot token was revoked; install the app again, and enter the new token.");
    }

    @Test
    void an_app_without_a_user_is_asked_for_as_a_bot() {
        StringBuilder url = new StringBuilder();
        Answer answer = new SlackPeople().lookUp("B0JIRA", "T0SHOP:C0FRONT", sample.inbox(), request -> {
            url.append(request.url());
            return SlackSample.answered(
                    "{\"ok\":true,\"bot\":{\"name\":\"Tracker\",\"icons\":{\"image_72\":\"https://a.example/72.png\"}}}");
        });
        assertThat(url).hasToString("https://slack.com/api/bots.info?bot=B0JIRA");
        assertThat(answer).isEqualTo(new Answer.Known("Tracker", null, "https://a.example/72.png"));
    }

    private Wrong wrong(String body, String scopes) {
        return (Wrong)
                check(_ -> new Answered(200, Map.of("x-oauth-scopes", scopes), body.getBytes(StandardCharsets.UTF_8)));
    }

    private InboxSetup.Outcome check(PlatformHttp http) {
        return new SlackSetup().check(sample.inbox(), SetupSample.WEBHOOK_URL, http);
    }
}
