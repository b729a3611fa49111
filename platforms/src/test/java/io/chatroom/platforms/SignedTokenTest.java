package io.chatroom.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedTokenTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final RSAPublicKey KEY =
            (RSAPublicKey) TestKeys.named("token-test").getPublic();

    @Test
    void is_signed_with_the_key_it_was_signed_with_and_with_no_other() {
        SignedToken token = SignedToken.parse(token(claims())).orElseThrow();
        assertThat(token.keyId()).isEqualTo("token-test");
        assertThat(token.claim("iss")).isEqualTo("us");
        assertThat(token.isSignedWith(KEY)).isTrue();
        assertThat(token.isSignedWith(
                        (RSAPublicKey) TestKeys.named("token-other").getPublic()))
                .isFalse();
    }

    @Test
    void a_token_that_chooses_its_algorithm_is_none() {
        String signed = token(claims());
        String rest = signed.substring(signed.indexOf('.'));
        for (String header : List.of(
                "{\"alg\":\"none\",\"kid\":\"token-test\"}",
                "{\"alg\":\"HS256\",\"kid\":\"token-test\"}",
                "{\"alg\":\"rs256\",\"kid\":\"token-test\"}",
                "{\"alg\":\"RS256\",\"kid\":\"token-test\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"RS256\"}",
                "[]",
                "x")) {
            assertThat(SignedToken.parse(base64(header) + rest)).as(header).isEmpty();
        }
    }

    @Test
    void what_is_not_three_parts_in_the_one_way_there_is_is_none() {
        String signed = token(claims());
        for (String written : List.of(
                "",
                ".",
                "..",
                "a.b",
                signed + ".",
                signed + "=",
                "." + signed,
                signed + " ",
                "x".repeat(20_000) + "..")) {
            assertThat(SignedToken.parse(written)).as(written).isEmpty();
        }
    }

    @Test
    void is_valid_five_minutes_beyond_its_times_and_never_without_an_end() {
        ObjectNode claims = JSON.createObjectNode().put("nbf", epoch(0)).put("exp", epoch(3600));
        assertThat(validAt(claims, -300)).isTrue();
        assertThat(validAt(claims, -301)).isFalse();
        assertThat(validAt(claims, 3900)).isTrue();
        assertThat(validAt(claims, 3901)).isFalse();
        assertThat(validAt(JSON.createObjectNode(), 0)).isFalse();
        assertThat(validAt(JSON.createObjectNode().put("exp", "9999999999"), 0)).isFalse();
        assertThat(validAt(JSON.createObjectNode().put("exp", Long.MAX_VALUE), 0))
                .isTrue();
        assertThat(validAt(JSON.createObjectNode().put("exp", Long.MIN_VALUE), 0))
                .isFalse();
    }

    @Test
    void keys_that_are_kept_are_those_wanted_and_long_enough() {
        String set =
                TestKeys.set(JSON.createObjectNode().put("x5t", "long and not needed"), "token-test", "token-other");
        String kept = SigningKeys.parse(set)
                .orElseThrow()
                .kept(key -> key.path("kid").asText().equals("token-test"), _ -> {})
                .orElseThrow();
        assertThat(kept).doesNotContain("not needed").doesNotContain("token-other");
        JsonNode key = SigningKeys.parse(kept).orElseThrow().find("token-test").orElseThrow();
        assertThat(SigningKeys.publicKey(key)).contains(KEY);

        ObjectNode weak = JSON.createObjectNode().put("kid", "weak").put("e", "AQAB");
        weak.put("n", Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {1, 2, 3}));
        assertThat(SigningKeys.publicKey(weak)).isEmpty();
        assertThat(SigningKeys.publicKey(JSON.createObjectNode())).isEmpty();
        assertThat(SigningKeys.parse("{\"keys\":[{},7,null]}").orElseThrow().kept(_ -> true, _ -> {}))
                .isEmpty();
    }

    private static boolean validAt(ObjectNode claims, long seconds) {
        return SignedToken.parse(token(claims)).orElseThrow().isValidAt(NOW.plusSeconds(seconds));
    }

    private static long epoch(long seconds) {
        return NOW.getEpochSecond() + seconds;
    }

    private static ObjectNode claims() {
        return JSON.createObjectNode().put("iss", "us");
    }

    private static String token(JsonNode claims) {
        return TestKeys.token("token-test", claims);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
