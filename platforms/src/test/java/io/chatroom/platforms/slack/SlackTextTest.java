package io.chatroom.platforms.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
                    plain *as it* is → plain *as it* is
                    a &lt;b&gt; &amp;amp; c → a <b> &amp; c
                    hi <@U123> → hi @U123
                    hi <@U123|mira> and <@U9|@jo> → hi @mira and @jo
                    see <#C1|general> or <#C2> → see #general or #C2
                    <!here> <!channel> <!everyone|everyone> → @here @channel @everyone
                    <!subteam^S1|@support> help → @support help
                    due <!date^1772618398^{date}|4 March> → due 4 March
                    <https://a.example/x?a=1&amp;b=2> → https://a.example/x?a=1&b=2
                    <http://a.example|a.example> → http://a.example
                    go <https://a.example|there> → go there (https://a.example)
                    <mailto:m@a.example|m@a.example> → m@a.example
                    <tel:+4912|call> → call (+4912)
                    a < b → a < b
                    <> and <|x> → ' and x'
                    ok :thumbsup: → ok 👍
                    10:30:45 :partyparrot: → 10:30:45 :partyparrot:
                    :wave::skin-tone-3: → 👋🏼
                    """)
    void reads_as_people_see_it(String written, String shown) {
        assertThat(SlackText.readable(written, JSON.createObjectNode())).isEqualTo(shown);
    }

    @Test
    void rich_text_tells_what_an_emoji_is() {
        JsonNode message = json("""
                {"text":"so :face_in_clouds: :wave::skin-tone-5: :nonsense:","blocks":[{"type":"rich_text","elements":[\
                {"type":"rich_text_section","elements":[{"type":"emoji","name":"face_in_clouds","unicode":"1f636-200d-1f32b-fe0f"},\
                {"type":"emoji","name":"wave","unicode":"1f44b-1f3fe","skin_tone":5},\
                {"type":"emoji","name":"nonsense","unicode":"d800-zz"}]}]}]}""");
        assertThat(SlackText.of(message)).contains("so 😶‍🌫️ 👋🏾 :nonsense:");
    }

    @Test
    void a_message_made_of_blocks_or_attachments_says_what_they_say() {
        assertThat(SlackText.of(json("""
                        {"text":"","blocks":[{"type":"header","text":{"type":"plain_text","text":"Order 7"}},\
                        {"type":"section","text":{"type":"mrkdwn","text":"paid &amp; packed"},"fields":[{"type":"mrkdwn","text":"2 kg"}]}]}"""))).contains("Order 7\npaid & packed\n2 kg");
        assertThat(SlackText.of(json("""
                        {"text":"","attachments":[{"pretext":"Build","title":"failed","fallback":"no","text":"in 3 s"},{"fallback":"see log"}]}"""))).contains("Build\nfailed\nin 3 s\nsee log");
        assertThat(SlackText.of(json("{\"text\":\" \"}"))).isEmpty();
    }

    @Test
    void our_text_can_neither_mention_nor_link() {
        assertThat(SlackText.escaped("<!channel> <@U1> a&b &lt;"))
                .isEqualTo("&lt;!channel&gt; &lt;@U1&gt; a&amp;b &amp;lt;");
    }

    @Test
    void names_of_reactions_become_emoji_where_they_are_known() {
        assertThat(SlackText.reaction("heart_eyes")).isEqualTo("😍");
        assertThat(SlackText.reaction("+1::skin-tone-2")).isEqualTo("👍🏻");
        assertThat(SlackText.reaction("partyparrot")).isEqualTo(":partyparrot:");
        assertThat(SlackText.reaction("x".repeat(200))).hasSize(64);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
