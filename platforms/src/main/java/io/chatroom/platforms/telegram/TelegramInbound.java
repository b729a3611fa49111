package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Team;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        boolean matches = Signatures.isOneOf(inbox.credentials().all(TelegramDescriptor.SECRET_TOKEN), given.get());
        return matches ? Verification.GENUINE : new Verification.Forged("the secret token is not ours");
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return switch (UntrustedJson.read(request.body())) {
            case Reading.NotJson(String reason) ->
                unreadable(request, inbox, now, UnreadableEvents.idOf(request.body()), "not JSON: " + reason);
            case Reading.Json(JsonNode root) -> {
                Optional<String> updateId = UntrustedJson.id(root, "update_id");
                yield updateId.isPresent()
                        ? update(
                                new TelegramUpdate(
                                        root,
                                        updateId.get(),
                                        request.body(),
                                        inbox.id(),
                                        botId(inbox),
                                        Team.of(inbox),
                                        now),
                                request,
                                inbox)
                        : unreadable(request, inbox, now, UnreadableEvents.idOf(request.body()), "no update_id");
            }
        };
    }

    private static Normalised update(TelegramUpdate update, WebhookRequest request, Inbox inbox) {
        return switch (update.read()) {
            case TelegramUpdate.Understood(List<InboundEvent> events) -> Normalised.of(events);
            case TelegramUpdate.NotUnderstood(String reason) ->
                unreadable(request, inbox, update.now(), update.id(), reason);
            case TelegramUpdate.Echo _ -> Normalised.Events.ECHO;
            case TelegramUpdate.Ignored _ -> Normalised.Events.IGNORED;
        };
    }

    /** A bot's token begins with its id. */
    private static String botId(Inbox inbox) {
        return inbox.credentials().all(TelegramDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .map(token -> token.substring(0, Math.max(0, token.indexOf(':'))))
                .orElse("");
    }

    private static Normalised unreadable(
            WebhookRequest request, Inbox inbox, Instant now, String platformEventId, String reason) {
        return Normalised.of(List.of(UnreadableEvents.of(request, inbox, now, platformEventId, reason)));
    }
}
