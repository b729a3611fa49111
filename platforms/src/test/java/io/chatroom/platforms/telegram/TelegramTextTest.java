package io.chatroom.platforms.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TelegramTextTest {

    @Test
    void what_fits_is_left_alone() {
        assertThat(TelegramText.parts("  hello\n")).containsExactly("  hello\n");
        assertThat(TelegramText.parts("x".repeat(4096))).containsExactly("x".repeat(4096));
    }

    @Test
    void cuts_between_words() {
        List<String> parts = TelegramText.parts("word ".repeat(2000).strip());
        assertThat(parts)
                .allSatisfy(part -> assertThat(part)
                        .hasSizeLessThanOrEqualTo(4096)
                        .startsWith("word")
                        .endsWith("word"));
        assertThat(String.join(" ", parts)).isEqualTo("word ".repeat(2000).strip());
    }

    @Test
    void prefers_the_end_of_a_paragraph() {
        String text = "a ".repeat(1500).strip() + "\n\n" + "b ".repeat(1500).strip();
        assertThat(TelegramText.parts(text))
                .containsExactly("a ".repeat(1500).strip(), "b ".repeat(1500).strip());
    }

    @Test
    void never_cuts_through_a_character() {
        List<String> parts = TelegramText.parts("x" + "🙂".repeat(5000));
        assertThat(parts)
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(4096));
        assertThat(String.join("", parts)).isEqualTo("x" + "🙂".repeat(5000));
        assertThat(parts).noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
    }
}
