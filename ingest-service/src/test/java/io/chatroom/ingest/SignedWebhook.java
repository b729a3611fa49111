package io.chatroom.ingest;

import static io.restassured.RestAssured.given;

import io.chatroom.platforms.Signatures;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** A webhook as an integrator sends it, written from the specification and not with the code under test. */
public record SignedWebhook(String id, byte[] body, String timestamp, String signature) {
    public static final String SECRET = "whsec_dGVzdC1zZWNyZXQtb2YtMzItYnl0ZXMtb3Itc28=";
    public static final String OTHER_SECRET = "whsec_YW5vdGhlci1zZWNyZXQtb2YtMzItYnl0ZXMtb3I=";

    public static SignedWebhook of(String body) {
        return of("msg_" + System.nanoTime(), body.getBytes(StandardCharsets.UTF_8), SECRET, Instant.now());
    }

    public static SignedWebhook of(String id, byte[] body, String secret, Instant at) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        String signature = "v1," + Base64.getEncoder().encodeToString(Signatures.hmacSha256(key, head, body));
        return new SignedWebhook(id, body, timestamp, signature);
    }

    public ValidatableResponse postTo(String key) {
        return request().post("/webhooks/webhook/" + key).then();
    }

    public RequestSpecification request() {
        return json().header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .body(body);
    }

    /** Without a charset: the content type exactly as it is given. */
    public static RequestSpecification json() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/json");
    }

    public static String message(String externalId) {
        return """
                {"type":"message.created","external_id":"%s","external_conversation_id":"c-1","sender":{"external_id":"u-1",\
                "name":"Mira"},"text":"Grüße 🙂"}""".formatted(externalId);
    }
}
