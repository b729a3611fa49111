package io.chatroom.platforms.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class TwilioSample implements SetupSample {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String OURS = "+4930000001";
    static final String MIRA = "+4915550000017";
    static final String SID = "SM00000000000000000000000000000001";

    @Override
    public String platform() {
        return "twilio";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("account_sid", ACCOUNT, "phone_number", OURS);
    }

    @Override
    public String inboundSecret() {
        return "auth_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of("auth_token", List.of("kit-auth-token-new", "kit-auth-token-old"));
    }

    @Override
    public String anotherSecret() {
        return "kit-auth-token-other";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        URI url = URI.create("https://chat.example/webhooks/twilio/k%2Fy?a=1&b=2");
        return new WebhookRequest(
                "POST",
                url,
                Map.of(
                        "Content-Type", List.of("application/x-www-form-urlencoded; charset=UTF-8"),
                        "X-Twilio-Signature", List.of(signature(secret, url + parameters(body)))),
                body);
    }

    @Override
    public List<WebhookRequest> spoiled(WebhookRequest genuine) {
        return List.of(
                at(genuine, "https://chat.example/webhooks/twilio/k%2Fy?a=1&b=3"),
                at(genuine, "https://chat.example/webhooks/twilio/k%2fy?a=1&b=2"),
                at(genuine, "http://chat.example/webhooks/twilio/k%2Fy?a=1&b=2"));
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("x-twilio-signature");
    }

    @Override
    public boolean provesBody() {
        return true;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.empty();
    }

    @Override
    public String message() {
        return "ToCountry=DE&MessageSid=" + SID + "&NumMedia=1&From=%2B4915550000017&To=%2B4930000001"
                + "&Body=Is+the+blue+one+in+stock%3F+%F0%9F%99%82&MediaContentType0=image%2Fjpeg"
                + "&MediaUrl0=https%3A%2F%2Fapi.twilio.example%2FMedia%2FME1&AccountSid=" + ACCOUNT;
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return "EventType=onTelepathyAdded&AccountSid=" + ACCOUNT + "&Thought=blue";
    }

    @Override
    public String externalConversationId() {
        return OURS + "/" + MIRA;
    }

    @Override
    public Answered accepted() {
        return answered(
                201, "{\"sid\":\"SM00000000000000000000000000000002\",\"status\":\"queued\",\"error_code\":null}");
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("twilio");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> token = List.of(config.path("authToken").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("auth_token", token)));
    }

    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return facts.has("dedupId")
                ? Optional.of("message:" + facts.path("dedupId").asText())
                : Optional.empty();
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        String path = request.url().getPath();
        if (request.method().equals("POST")) {
            return answered(
                    200, "{\"sid\":\"PN0123456789abcdef0123456789abcdef\",\"sms_url\":\"" + WEBHOOK_URL + "\"}");
        }
        return path.endsWith("/IncomingPhoneNumbers.json")
                ? answered(
                        200,
                        "{\"incoming_phone_numbers\":[{\"sid\":\"PN0123456789abcdef0123456789abcdef\",\"phone_number\":\""
                                + OURS + "\",\"sms_url\":\"" + WEBHOOK_URL + "\"}]}")
                : answered(200, "{\"sid\":\"" + ACCOUNT + "\",\"status\":\"active\",\"type\":\"Full\"}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered(401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");
    }

    @Override
    public String wrongCredential() {
        return "auth_token";
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static WebhookRequest at(WebhookRequest request, String url) {
        return new WebhookRequest(request.method(), URI.create(url), request.headers(), request.body());
    }

    static String signature(String token, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As Twilio's documentation describes it, with no regard to speed. */
    static String parameters(byte[] body) {
        TreeMap<String, TreeSet<String>> byName = new TreeMap<>();
        Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> {
                    String[] parts = pair.split("=", 2);
                    byName.computeIfAbsent(decoded(parts[0]), _ -> new TreeSet<>())
                            .add(parts.length < 2 ? "" : decoded(parts[1]));
                });
        StringBuilder parameters = new StringBuilder();
        byName.forEach((name, values) ->
                values.forEach(value -> parameters.append(name).append(value)));
        return parameters.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
