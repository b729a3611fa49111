package io.chatroom.platforms.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server who the key is. A bot's endpoint is changed by its owner, and not by the bot. */
@Singleton
class ZulipSetup implements InboxSetup {

    @Override
    public String id() {
        return ZulipDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        if (inbox.credentials().all(ZulipDescriptor.API_KEY).isEmpty()) {
            return new Outcome.Wrong(ZulipDescriptor.API_KEY, "required", "Enter the key of the bot's zuliprc.");
        }
        if (ServerAddress.own(inbox).isEmpty()) {
            return new Outcome.Wrong(
                    ZulipApi.API_BASE_URL,
                    "required",
                    "Enter your server's address, such as https://example.zulipchat.com.");
        }
        Optional<ZulipApi> api = ZulipApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Outcome.Wrong(ZulipDescriptor.BOT_EMAIL, "required", "Enter the email of the bot's zuliprc.");
        }
        return switch (api.get().get("users/me")) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer when answer.status() == 200 -> whoami(ZulipApi.json(answer));
            case Answered answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Outcome.Wrong(
                        ZulipDescriptor.API_KEY,
                        "unauthorized",
                        "The server does not know this key together with this email. Download the bot's zuliprc again.");
            case Answered answer
            when answer.status() == 404 ->
                new Outcome.Wrong(
                        ZulipApi.API_BASE_URL,
                        "no_zulip",
                        "There is no Zulip at this address; enter the server's, without a path.");
            case Answered answer -> new Outcome.Unreachable("The server answered " + answer.status() + ".");
        };
    }

    private static Outcome whoami(JsonNode me) {
        if (UntrustedJson.id(me, "user_id").isEmpty()) {
            return new Outcome.Unreachable("The server does not say who the key is.");
        }
        boolean bot = me.path("is_bot").asBoolean(false);
        return new Outcome.Fine(
                Map.of(), bot ? List.of() : List.of("This key is a person's: replies will be shown as theirs."));
    }
}
