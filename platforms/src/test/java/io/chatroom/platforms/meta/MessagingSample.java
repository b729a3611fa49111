package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SenderLookupSample;
import io.chatroom.platforms.contract.SetupSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of one of the two that speak the Messenger Platform: they differ in names, and in what is asked about an inbox. */
public interface MessagingSample extends SetupSample, SenderLookupSample {
    String MIRA = "7700000000000017";

    /** What its webhooks are about. */
    String object();

    /** Our page, or our account. */
    String account();

    String accessToken();

    @Override
    default String inboundSecret() {
        return "app_secret";
    }

    @Override
    default Map<String, List<String>> credentials() {
        return Map.of(
                "app_secret", List.of("kit-app-secret-new", "kit-app-secret-old"),
                "verify_token", List.of("kit-verify-token"),
                "access_token", List.of(accessToken()));
    }

    @Override
    default String anotherSecret() {
        return "kit-app-secret-other";
    }

    @Override
    default WebhookRequest request(byte[] body, String secret, Instant at) {
        return MetaSigned.request(platform(), body, secret);
    }

    @Override
    default List<String> provingHeaders() {
        return List.of("x-hub-signature-256");
    }

    @Override
    default boolean provesBody() {
        return true;
    }

    @Override
    default Optional<Duration> replayWindow() {
        return Optional.empty();
    }

    @Override
    default String message() {
        return about(
                said(
                        "\"message\":{\"mid\":\"m_1\",\"text\":\"Is the blue one in stock?\",\"reply_to\":{\"mid\":\"m_0\"},"
                                + "\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://scontent.example/v/blue.png?oh=1\"}}]}"));
    }

    @Override
    default Optional<String> batch() {
        String one = said("\"message\":{\"mid\":\"%s\",\"text\":\"hi\"}");
        String entry = "{\"id\":\"" + account() + "\",\"time\":1,\"";
        return Optional.of(
                "{\"object\":\"" + object() + "\",\"entry\":[" + entry + "messaging\":[" + one.formatted("m1") + ","
                        + one.formatted("m2") + "]}," + entry + "standby\":[" + one.formatted("m3") + "]}]}");
    }

    @Override
    default String unknownEvent() {
        return about(said("\"telepathy\":{\"thought\":\"blue\"}"));
    }

    @Override
    default String externalConversationId() {
        return account() + ":" + MIRA;
    }

    @Override
    default Answered accepted() {
        return answered(200, "{\"recipient_id\":\"" + MIRA + "\",\"message_id\":\"m_2\"}");
    }

    @Override
    default Optional<String> vectors() {
        return Optional.of(platform());
    }

    @Override
    default Inbox inboxOf(JsonNode config) {
        return new Inbox(
                INBOX_ID,
                platform(),
                Map.of(),
                new Credentials(Map.of(
                        "app_secret", List.of(config.path("appSecret").asText()),
                        "verify_token", List.of(config.path("verifyToken").asText()))));
    }

    /** The facts tell account and person apart; for us the two make a conversation. */
    @Override
    default void compare(JsonNode facts, List<InboundEvent> events) {
        JsonNode ours = facts.deepCopy();
        if (facts.has("account")) {
            ((ObjectNode) ours)
                    .put(
                            "conversation",
                            facts.path("account").asText() + ":"
                                    + facts.path("conversation").asText());
        }
        SetupSample.super.compare(ours, events);
    }

    @Override
    default Answered toWrongCredentials(PlatformHttp.Request request) {
        return answered(
                400,
                "{\"error\":{\"message\":\"Malformed access token " + accessToken()
                        + "\",\"type\":\"OAuthException\",\"code\":190,\"fbtrace_id\":\"A\"}}");
    }

    @Override
    default String wrongCredential() {
        return "access_token";
    }

    @Override
    default String senderId() {
        return MIRA;
    }

    @Override
    default String knownName() {
        return "Mira Okafor";
    }

    @Override
    default Answered nobody() {
        return answered(400, "{\"error\":{\"message\":\"Object does not exist\",\"code\":100,\"error_subcode\":33}}");
    }

    @Override
    default Answered notAllowed() {
        return toWrongCredentials(null);
    }

    /** An event of the account's conversation with Mira. */
    default String said(String what) {
        return "{\"sender\":{\"id\":\"" + MIRA + "\"},\"recipient\":{\"id\":\"" + account()
                + "\"},\"timestamp\":1772618398125," + what + "}";
    }

    default String about(String event) {
        return "{\"object\":\"" + object() + "\",\"entry\":[{\"id\":\"" + account()
                + "\",\"time\":1772618398999,\"messaging\":[" + event + "]}]}";
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
