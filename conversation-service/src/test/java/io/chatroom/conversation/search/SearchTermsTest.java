package io.chatroom.conversation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.conversation.problem.ProblemException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {

    private static String words(String text) {
        return Words.of(text).stream().map(Words.Word::lexeme).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Café CRÈME                | cafe creme
            Straße, Łódź & Ærø        | strasse lodz aero
            order-77/b@shop.example   | order 77 b shop example
            İstanbul ılık             | istanbul ilik
            ёлка ЙОД                  | елка иод
            Ελλάς                     | ελλασ
            שָׁלוֹם                      | שלום
            مُحَمَّد                      | محمد
            हिन्दी में                    | हिन्दी में
            서울 사람                   | 서울 사람
            東京都                      | 東京 京都 都
            ｆｕｌｌ１２                   | full12
            """)
    void folds_text_into_words(String text, String words) {
        assertThat(words(text)).isEqualTo(java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFKC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refund order         | ('refund') & ('order':*)
            re* order            | ('re':*) & ('order':*)
            "Refund order"       | ('refund' <1> 'order')
            order -paid          | ('order') & !('paid')
            order-77             | ('order' <1> '77':*)
            東京都                 | ('東京' <1> '京都')
            東                    | ('東':*)
            東京 abc              | ('東京') & ('abc':*)
            "東京abc"             | ('東京' <2> 'abc')
            a&b:* !(c)           | ('a' <1> 'b':*) & ('c':*)
            """)
    void reads_what_is_asked_for(String q, String tsquery) {
        assertThat(SearchTerms.of(q).tsquery()).isEqualTo(tsquery);
    }

    @Test
    void leaves_short_prefixes_and_exclusions_out_of_what_the_index_is_asked() {
        assertThat(SearchTerms.of("refund -paid or").tsqueryForIndex()).isEqualTo("('refund')");
        assertThat(SearchTerms.of("or").tsqueryForIndex()).isEqualTo("('or':*)");
    }

    @ParameterizedTest
    @CsvSource({"-paid", "!!", "''"})
    void refuses_to_look_for_nothing(String q) {
        assertThatThrownBy(() -> SearchTerms.of(q)).isInstanceOf(ProblemException.class);
    }

    private static String shown(String text, String q) {
        return Snippet.of(text, SearchTerms.of(q)).stream()
                .map(part -> part.match() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @Test
    void highlights_what_was_found_and_nothing_else() {
        assertThat(shown("A Café, <b>cafeteria</b>", "cafe")).isEqualTo("A [Café], <b>[cafeteria]</b>");
        assertThat(shown("order of one, one order", "\"one order\"")).isEqualTo("order of one, [one order]");
        assertThat(shown("私は東京都に住む", "東京")).isEqualTo("私は[東京]都に住む");
        assertThat(shown("私は東京都に住む", "東")).isEqualTo("私は[東]京都に住む");
        assertThat(shown("nothing here", "else")).isEqualTo("nothing here");
    }

    @Test
    void shows_a_long_text_around_the_first_match() {
        String shown = shown("x ".repeat(500) + "needle" + " y".repeat(500), "needle");
        assertThat(shown).startsWith("…x ").contains("[needle]").endsWith("…").hasSizeLessThan(220);
    }

    @Test
    void takes_no_more_words_than_postgres_can_number() {
        assertThat(Words.of("字".repeat(100_000))).hasSize(Words.MOST);
    }
}
