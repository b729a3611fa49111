package io.chatroom.delivery.integration;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts an event as conversation-service wrote it, to the byte, signed as <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a> has it. Whatever is
 * not 2xx is tried again, since a receiver that is being deployed answers anything; 410 says that nobody is there any more.
 */
@Singleton
class EventWebhook implements OutboundPlatform, DescribedPlatform {
    static final String ID = "integration";
    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String PREFIX = "whsec_";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Integration",
            Transport.PUSH,
            Retry.IDEMPOTENT,
            Set.of(),
            // never taken apart: one event is one request
            new TextLimit(10_000_000, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(URL, "URL", "Where events are posted.", Field.Kind.URL, true, ".+", "An address."),
                    new Field(SECRET, "Secret", "Signs what is posted.", Field.Kind.SECRET, true, ".+", "A secret.")),
            "");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        Optional<URI> url = inbox.setting(URL).flatMap(EventWebhook::address);
        List<String> secrets = inbox.credentials().all(SECRET);
        if (url.isEmpty() || secrets.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX, "subscription_incomplete", "The webhook has no usable URL, or no secret.");
        }
        byte[] body = message.text().getBytes(StandardCharsets.UTF_8);
        String id = message.key().toString();
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(message.now().getEpochSecond()));
        headers.put("webhook-signature", signatures(secrets, id, message.now(), body));
        Outcome outcome =
                http.exchange(new PlatformHttp.Request("POST", url.get(), redacted(url.get()), headers, body));
        return switch (outcome) {
            case Outcome.Answered answer -> classify(answer, message);
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static SendResult classify(Outcome.Answered answer, OutboundMessage message) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new SendResult.Sent(List.of(message.key().toString()));
        }
        if (status == 429 || status == 503 && answer.header("retry-after").isPresent()) {
            return new SendResult.Throttled(RetryAfter.of(answer, message.now()), Scope.INBOX);
        }
        if (status == 410) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "gone",
                    "The URL answered 410: nobody takes events there any more. Change it, or delete the webhook.");
        }
        return new SendResult.Unavailable("the URL answered " + status, status >= 500);
    }

    /** With every secret there is, so that the receiver may go over to a new one whenever it likes. */
    private static String signatures(List<String> secrets, String id, Instant now, byte[] body) {
        byte[] head = (id + "." + now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + hmac(secret, head, body)).collect(Collectors.joining(" "));
    }

    private static String hmac(String secret, byte[] head, byte[] body) {
        try {
            String key = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }

    private static Optional<URI> address(String url) {
        try {
            URI address = URI.create(url);
            return address.getHost() == null ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** User info and query are where people put tokens. */
    private static String redacted(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
    }
}
