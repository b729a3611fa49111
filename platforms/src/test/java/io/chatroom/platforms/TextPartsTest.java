package io.chatroom.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPartsTest {
    private static final TextLimit TELEGRAM = new TextLimit(4096, Unit.UTF16_UNITS);

    private static List<String> parts(String text, TextLimit limit) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        do {
            TextParts.Part part = TextParts.next(text, from, limit);
            assertThat(part.end()).isGreaterThan(from);
            parts.add(part.text());
            from = part.end();
        } while (from < text.length());
        assertThat(TextParts.count(text, 0, limit)).isEqualTo(parts.size());
        return parts;
    }

    @Test
    void what_fits_is_left_alone() {
        assertThat(parts("  hello\n", TELEGRAM)).containsExactly("  hello\n");
        assertThat(parts("x".repeat(4096), TELEGRAM)).containsExactly("x".repeat(4096));
    }

    @Test
    void cuts_between_words() {
        List<String> parts = parts("word ".repeat(2000).strip(), TELEGRAM);
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
        assertThat(parts(text, TELEGRAM))
                .containsExactly("a ".repeat(1500).strip(), "b ".repeat(1500).strip());
    }

    @Test
    void never_cuts_through_a_character() {
        List<String> parts = parts("x" + "🙂".repeat(5000), TELEGRAM);
        assertThat(parts)
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(4096));
        assertThat(String.join("", parts)).isEqualTo("x" + "🙂".repeat(5000));
        assertThat(parts).noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));

        String family = "👩‍👩‍👧‍👦";
        assertThat(parts(family.repeat(20), new TextLimit(15, Unit.UTF16_UNITS)))
                .hasSize(20)
                .containsOnly(family);
    }

    @Test
    void counts_as_the_platform_counts() {
        String umlauts = "ü".repeat(100);
        assertThat(parts(umlauts, new TextLimit(100, Unit.CODE_POINTS))).hasSize(1);
        assertThat(parts(umlauts, new TextLimit(100, Unit.UTF8_BYTES))).hasSize(2);
        String faces = "🙂".repeat(100);
        assertThat(parts(faces, new TextLimit(100, Unit.CODE_POINTS))).hasSize(1);
        assertThat(parts(faces, new TextLimit(100, Unit.UTF16_UNITS))).hasSize(2);
        assertThat(parts(faces, new TextLimit(100, Unit.UTF8_BYTES))).hasSize(4);
    }

    @Test
    void whoever_remembers_where_a_part_ended_goes_on_there() {
        String text = "One. ".repeat(3000);
        TextParts.Part first = TextParts.next(text, 0, TELEGRAM);
        TextParts.Part second = TextParts.next(text, first.end(), TELEGRAM);

        assertThat(TextParts.count(text, first.end(), TELEGRAM)).isEqualTo(TextParts.count(text, 0, TELEGRAM) - 1);
        assertThat(text.substring(first.end())).startsWith(second.text());
    }

    @Test
    void whatever_the_text_no_part_is_too_long_and_no_word_is_lost() {
        Random random = new Random(20261127);
        String alphabet = "ab \n\tüß€🙂\u200D👩\uD83D";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(400);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Unit unit = Unit.values()[random.nextInt(3)];
            int max = 8 + random.nextInt(60);
            List<String> parts = parts(text.toString(), new TextLimit(max, unit));
            assertThat(parts).allSatisfy(part -> assertThat(length(part, unit)).isLessThanOrEqualTo(max));
            assertThat(String.join("", parts).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
        }
    }

    private static int length(String text, Unit unit) {
        return switch (unit) {
            case UTF16_UNITS -> text.length();
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case UTF8_BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
