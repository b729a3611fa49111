package io.chatroom.platforms.meta;

import io.chatroom.platforms.Ack;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Meta proves its <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">webhooks</a>: once by the verify
 * token, and every event by HMAC-SHA256 over the body. There is no time in it, so a repeated event is noticed by its id only.
 */
public final class MetaWebhook {
    private static final String SIGNATURE = "x-hub-signature-256";
    private static final String VERSION = "sha256=";
    private static final int LONGEST_CHALLENGE = 1000;

    public static Verification verify(WebhookRequest request, Inbox inbox) {
        return request.method().equals("GET")
                ? handshake(request, inbox.credentials().all(MetaApp.VERIFY_TOKEN))
                : signed(request, inbox.credentials().all(MetaApp.APP_SECRET));
    }

    private static Verification handshake(WebhookRequest request, List<String> tokens) {
        Map<String, String> query = query(request.url().getRawQuery());
        String given = query.getOrDefault("hub.verify_token", "");
        boolean ours = Signatures.isOneOf(tokens, given);
        String challenge = query.getOrDefault("hub.challenge", "");
        if (!ours) {
            return new Verification.Forged("the verify token is not ours");
        }
        if (!query.getOrDefault("hub.mode", "").equals("subscribe")
                || challenge.isEmpty()
                || challenge.length() > LONGEST_CHALLENGE) {
            return new Verification.Forged("it is no handshake that can be answered");
        }
        return new Verification.Challenge(new Ack(200, "text/plain", challenge));
    }

    /** The older header with SHA-1 comes along, and is not enough. */
    private static Verification signed(WebhookRequest request, List<String> secrets) {
        Optional<String> given = request.header(SIGNATURE);
        if (given.isEmpty()) {
            return new Verification.Forged("the signature is missing");
        }
        boolean matches = false;
        for (String secret : secrets) {
            matches |= !secret.isEmpty() && Signatures.same(signature(secret, request.body()), given.get());
        }
        return matches ? Verification.GENUINE : new Verification.Forged("no signature matches");
    }

    private static String signature(String secret, byte[] body) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return VERSION + HexFormat.of().formatHex(Signatures.hmacSha256(key, body));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", 50)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private MetaWebhook() {}
}
