package io.chatroom.platforms.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboxSetup.Outcome.Fine;
import io.chatroom.platforms.InboxSetup.Outcome.Wrong;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.contract.SetupSample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSetupTest {
    private final LineSample sample = new LineSample();

    @Test
    void says_that_webhooks_are_switched_off_and_go_elsewhere() {
        PlatformHttp http = request -> request.url().getPath().endsWith("/endpoint")
                ? LineSample.answered(200, "{\"endpoint\":\"https://old.example\",\"active\":false}")
                : sample.whenAllIsWell(request);
        assertThat(new LineSetup().check(sample.inbox(), SetupSample.WEBHOOK_URL, http))
                .isInstanceOfSatisfying(
                        Fine.class, fine -> assertThat(fine.hints()).hasSize(2));
    }

    @Test
    void an_account_without_an_address_is_fine() {
        PlatformHttp http = request -> request.url().getPath().endsWith("/endpoint")
                ? LineSample.answered(404, "{\"message\":\"webhook endpoint not found\"}")
                : sample.whenAllIsWell(request);
        assertThat(new LineSetup().check(sample.inbox(), SetupSample.WEBHOOK_URL, http))
                .isInstanceOfSatisfying(
                        Fine.class, fine -> assertThat(fine.hints()).hasSize(1));
    }

    @Test
    void says_that_line_could_not_reach_us() {
        PlatformHttp http = request -> request.url().getPath().endsWith("/test")
                ? LineSample.answered(
                        200, "{\"success\":false,\"statusCode\":0,\"reason\":\"COULD_NOT_CONNECT\",\"detail\":\"\"}")
                : sample.whenAllIsWell(request);
        assertThat(new LineSetup().register(sample.inbox(), SetupSample.WEBHOOK_URL, http))
                .isInstanceOfSatisfying(Wrong.class, wrong -> {
                    assertThat(wrong.field()).isEqualTo("webhook_url");
                    assertThat(wrong.message()).contains("COULD_NOT_CONNECT");
                });
    }

    @Test
    void members_of_groups_are_asked_for_in_their_group() {
        List<String> paths = new ArrayList<>();
        for (String chat : List.of(LineSample.MIRA, "C00ab", "R00ab")) {
            new LinePeople().lookUp(LineSample.MIRA, chat, sample.inbox(), request -> {
                paths.add(request.url().getPath());
                return sample.known();
            });
        }
        assertThat(paths)
                .containsExactly(
                        "/v2/bot/profile/" + LineSample.MIRA,
                        "/v2/bot/group/C00ab/member/" + LineSample.MIRA,
                        "/v2/bot/room/R00ab/member/" + LineSample.MIRA);
    }
}
