package io.chatroom.platforms.rocketchat;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Asks the server who the token is. Integrations are made by hand: it takes more rights than a bot should have. */
@Singleton
class RocketChatSetup implements InboxSetup {

    @Override
    public String id() {
        return RocketChatDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        if (inbox.credentials().all(RocketChatDescriptor.BOT_TOKEN).isEmpty()) {
            return new Outcome.Wrong(
                    RocketChatDescriptor.BOT_TOKEN, "required", "Enter the bot's personal access token.");
        }
        if (ServerAddress.own(inbox).isEmpty()) {
            return new Outcome.Wrong(
                    RocketChatApi.API_BASE_URL,
                    "required",
                    "Enter your server's address, such as https://chat.example.com.");
        }
        Optional<RocketChatApi> api = RocketChatApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Outcome.Wrong(
                    RocketChatDescriptor.BOT_USER_ID, "required", "Enter the bot's user id, shown with its token.");
        }
        return switch (api.get().get("me")) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer
            when answer.status() == 200 ->
                UntrustedJson.id(RocketChatApi.json(answer), "_id")
                                .filter(api.get().userId()::equals)
                                .isPresent()
                        ? Outcome.Fine.AS_IT_IS
                        : new Outcome.Unreachable("The server does not say who the token is.");
            case Answered answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Outcome.Wrong(
                        RocketChatDescriptor.BOT_TOKEN,
                        "unauthorized",
                        "The server does not know this token together with this user id. Copy both again, or make a new token.");
            case Answered answer
            when answer.status() == 404 ->
                new Outcome.Wrong(
                        RocketChatApi.API_BASE_URL,
                        "no_rocketchat",
                        "There is no Rocket.Chat at this address; enter the server's, without a path.");
            case Answered answer -> new Outcome.Unreachable("The server answered " + answer.status() + ".");
        };
    }
}
