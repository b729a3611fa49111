package io.chatroom.platforms.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.AccessTokens.Grant;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SignedToken;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * An account of an app, which signs for itself and is given tokens for that
 * (https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests).
 */
record ServiceAccount(String email, String keyId, PrivateKey key, String grant) {
    private static final JsonMapper JSON = new JsonMapper();
    /** Whatever the file says: a token that is worth something is asked for at Google's only. */
    private static final String TOKENS = "https://oauth2.googleapis.com/token";

    private static final String SCOPE = "https://www.googleapis.com/auth/chat.bot";
    private static final Duration LIFE = Duration.ofHours(1);

    /** Empty if there is no key that can be used. */
    static Optional<ServiceAccount> of(Inbox inbox) {
        return inbox.credentials().all(GoogleChatDescriptor.SERVICE_ACCOUNT_KEY).stream()
                .findFirst()
                .flatMap(file -> {
                    JsonNode root = json(file.getBytes(StandardCharsets.UTF_8));
                    Optional<String> email = UntrustedJson.filled(root, "client_email");
                    Optional<PrivateKey> key =
                            UntrustedJson.filled(root, "private_key").flatMap(ServiceAccount::privateKey);
                    String keyId = UntrustedJson.text(root, "private_key_id").orElse("");
                    return email.isPresent() && key.isPresent()
                            ? Optional.of(new ServiceAccount(email.get(), keyId, key.get(), file))
                            : Optional.empty();
                });
    }

    Grant token(Inbox inbox, Instant now, PlatformHttp http) {
        ObjectNode header =
                JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", email)
                .put("scope", SCOPE)
                .put("aud", TOKENS)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        String form = "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                + SignedToken.sign(header, claims, key);
        URI url = URI.create(inbox.setting("api_base_url")
                .map(base -> base.replaceAll("/+$", "") + "/token")
                .orElse(TOKENS));
        Outcome outcome = http.exchange(new PlatformHttp.Request(
                "POST",
                url,
                url.toString(),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8)));
        return Grant.of(
                outcome,
                "Google",
                _ -> new Grant.Refused(
                        GoogleChatDescriptor.SERVICE_ACCOUNT_KEY,
                        "wrong_key",
                        "Google does not accept the service account's key: it was deleted, or its account was. Make a new key."));
    }

    private static Optional<PrivateKey> privateKey(String pem) {
        String base64 = pem.replace("-----BEGIN PRIVATE KEY-----", "")
                .replace("-----END PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        try {
            return Optional.of(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    static JsonNode json(byte[] body) {
        return UntrustedJson.read(body) instanceof Reading.Json(JsonNode root) ? root : MissingNode.getInstance();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return email;
    }
}
