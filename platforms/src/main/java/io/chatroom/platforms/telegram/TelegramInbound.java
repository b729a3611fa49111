package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One <a href="https://core.telegram.org/bots/api#update">update</a> a request. Telegram repeats what is refused for a day and holds
 * back the updates behind it, so whatever it sends that we do not understand is taken, as unreadable.
 */
@Singleton
class TelegramInbound implements InboundPlatform {
    private static final String SECRET_HEADER = "x-telegram-bot-api-secret-token";

    @Override
    public String id() {
        return TelegramDescriptor.ID;
    }

    /** There is no signature and no time: the secret that was given to setWebhook is all there is. */
    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        Optional<String> given = request.header(SECRET_HEADER);
        if (given.isEmpty()) {
            return new Verification.Forged("the secret token is missing");
        }
        boolean matches = false;
        for (String secret : inbox.credentials().all(TelegramDescriptor.SECRET_TOKEN)) {
            matches |= !secret.isEmpty() && Signatures.same(secret, given.get());
        }
        return matches ? Verification.GENUINE : new Verification.Forged("the secret token is not ours");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (UntrustedJson.read(request.body())) {
            // Telegram does not do this; it is somebody trying things out with the right token
            case Reading.NotJson(String reason) -> Normalised.Refused.notJson(reason);
            case Reading.Json(JsonNode root) -> {
                Optional<String> updateId = UntrustedJson.id(root, "update_id");
                if (updateId.isEmpty()) {
                    yield unreadable(request, inbox, now, "body:" + hash(request.body()), "no update_id");
                }
                TelegramUpdate update = new TelegramUpdate(root, updateId.get(), request.body(), inbox.id(), now);
                yield switch (update.read()) {
                    case TelegramUpdate.Understood(List<InboundEvent> events) -> Normalised.of(events);
                    case TelegramUpdate.NotUnderstood(String reason) ->
                        unreadable(request, inbox, now, update.id(), reason);
                };
            }
        };
    }

    private static Normalised unreadable(
            WebhookRequest request, Inbox inbox, Instant now, String platformEventId, String reason) {
        UUID id = Ids.ofPlatformEvent(inbox.id(), platformEventId);
        List<Header> headers = Stream.of("content-type", "user-agent")
                .flatMap(name -> request.header(name).map(value -> new Header(name, value)).stream())
                .toList();
        return Normalised.of(List.of(new InboundEvent.Unreadable(
                id, inbox.id(), id.toString(), now, TelegramDescriptor.ID, reason, headers, request.body())));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
