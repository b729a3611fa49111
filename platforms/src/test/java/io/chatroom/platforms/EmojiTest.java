package io.chatroom.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmojiTest {

    @Test
    void a_name_stands_for_its_emoji_and_another_one_for_itself() {
        assertThat(Emoji.inText(":tada: 9:30 :our_logo:smile: :rocket::rocket:", _ -> Optional.empty()))
                .isEqualTo("🎉 9:30 :our_logo😄 🚀🚀");
        assertThat(Emoji.named("hash")).isEmpty();
    }

    @Test
    void who_knows_better_is_asked_first() {
        assertThat(Emoji.inText(
                        ":our_logo: :tada:", name -> name.equals("our_logo") ? Optional.of("⌂") : Optional.empty()))
                .isEqualTo("⌂ 🎉");
    }
}
