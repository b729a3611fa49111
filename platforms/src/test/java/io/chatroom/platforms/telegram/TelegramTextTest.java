package io.chatroom.platforms.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramTextTest {

    @Test
    void a_link_behind_words_is_shown_and_offsets_count_as_java_does() {
        assertThat(text("""
                {"text":"🙂 see this and that","entities":[{"type":"text_link","offset":7,"length":4,"url":"https://a.example/1"},\
                {"type":"bold","offset":0,"length":2},{"type":"text_link","offset":16,"length":4,"url":"https://a.example/2"}]}""")).contains("🙂 see this (https://a.example/1) and that (https://a.example/2)");
    }

    @Test
    void offsets_that_lead_nowhere_are_passed_over() {
        assertThat(text("""
                {"text":"🙂x","entities":[{"type":"text_link","offset":0,"length":1,"url":"https://a.example"},{"type":"text_link",\
                "offset":2,"length":9,"url":"https://a.example"},{"type":"text_link","offset":-3,"length":2,"url":"https://a.example"},\
                {"type":"text_link"},7]}""")).contains("🙂x");
    }

    @Test
    void what_is_neither_text_nor_file_is_said_in_words() {
        assertThat(text("{\"location\":{\"latitude\":52.52000012,\"longitude\":-13.4}}"))
                .contains("Location: https://maps.google.com/maps?q=52.52,-13.4");
        assertThat(text("""
                {"venue":{"title":"Shop","address":"High Street 1","location":{"latitude":1,"longitude":2}},\
                "location":{"latitude":1,"longitude":2}}""")).contains("Shop\nHigh Street 1\nLocation: https://maps.google.com/maps?q=1,2");
        assertThat(
                        text(
                                "{\"contact\":{\"phone_number\":\"+4912345\",\"first_name\":\"Mira\",\"last_name\":\"Okafor\"}}"))
                .contains("Contact: Mira Okafor, +4912345");
        assertThat(text("{\"poll\":{\"question\":\"Blue?\",\"options\":[{\"text\":\"yes\"},{\"text\":\"no\"}]}}"))
                .contains("Poll: Blue?\n- yes\n- no");
        assertThat(text("{\"dice\":{\"emoji\":\"🎲\",\"value\":4}}")).contains("🎲 4");
        assertThat(text("{\"location\":{\"latitude\":1e400,\"longitude\":2}}")).isEmpty();
        assertThat(text("{\"photo\":[]}")).isEmpty();
    }

    private static Optional<String> text(String message) {
        try {
            return TelegramText.of(new JsonMapper().readTree(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
