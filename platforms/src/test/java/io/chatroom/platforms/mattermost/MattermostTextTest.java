package io.chatroom.platforms.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MattermostTextTest {

    @Test
    void nothing_in_our_text_is_markup() {
        assertThat(MattermostText.rendered("2 * 3 * 4 = *24*, `x` ~~no~~ [a](b) snake_case <b> a|b \\"))
                .isEqualTo("2 \\* 3 \\* 4 = \\*24\\*, \\`x\\` \\~\\~no\\~\\~ \\[a\\](b) snake\\_case \\<b> a\\|b \\\\");
    }

    @Test
    void nothing_at_the_start_of_a_line_is_markup() {
        assertThat(MattermostText.rendered(
                        "# no heading\n> no quote\n - no list\n1. no list\n2) nor this\n--- \n3.5 is a number\n-5"))
                .isEqualTo(
                        "\\# no heading\n\\> no quote\n \\- no list\n1\\. no list\n2\\) nor this\n\\--- \n3.5 is a number\n-5");
    }

    @Test
    void an_address_is_left_as_it_is() {
        assertThat(MattermostText.rendered("see https://a.example/x_y~z?q=[1]* now_"))
                .isEqualTo("see https://a.example/x_y~z?q=[1]* now\\_");
    }

    @Test
    void nobody_is_called_but_people_by_name() {
        assertThat(MattermostText.rendered("@channel @Here,@all! @allison @mira"))
                .isEqualTo("@\u200Bchannel @\u200BHere,@\u200Ball! @allison @mira");
        // Mattermost takes addresses apart at their strokes
        assertThat(MattermostText.rendered("https://social.example/@all https://social.example/@mira"))
                .isEqualTo("https://social.example/%40all https://social.example/@mira");
    }

    @Test
    void escaped_as_a_whole_the_longest_text_still_fits() {
        assertThat(MattermostText.rendered("*".repeat(8000)).length()).isLessThanOrEqualTo(16_383);
        assertThat(MattermostText.rendered("@all".repeat(2000)).length()).isLessThanOrEqualTo(16_383);
        assertThat(MattermostText.rendered(">\n".repeat(4000)).length()).isLessThanOrEqualTo(16_383);
    }
}
