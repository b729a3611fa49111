package io.chatroom.platforms.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server who the bot token is. Outgoing webhooks are made by hand: it takes more rights than a bot should have. */
@Singleton
class MattermostSetup implements InboxSetup {
    private static final String API_BASE_URL = "api_base_url";

    @Override
    public String id() {
        return MattermostDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        if (MattermostApi.server(inbox).isEmpty()) {
            return new Outcome.Wrong(
                    API_BASE_URL, "required", "Enter your server's address, such as https://chat.example.com.");
        }
        Optional<MattermostApi> api = MattermostApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Outcome.Wrong(MattermostDescriptor.BOT_TOKEN, "required", "Enter the bot's access token.");
        }
        return switch (api.get().get("/users/me")) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer -> whoami(answer);
        };
    }

    private static Outcome whoami(Answered answer) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            return new Outcome.Wrong(
                    MattermostDescriptor.BOT_TOKEN,
                    "unauthorized",
                    "The server does not know this bot token; copy it again, or make a new one for the bot.");
        }
        if (status == 404) {
            return new Outcome.Wrong(
                    API_BASE_URL,
                    "no_mattermost",
                    "There is no Mattermost at this address; enter the server's, without a path.");
        }
        JsonNode me = MattermostAnswer.body(answer);
        Optional<String> id = UntrustedJson.id(me, "id").filter(MattermostApi::isId);
        if (status != 200 || id.isEmpty()) {
            return new Outcome.Unreachable("The server answered " + status + ", and not who the token is.");
        }
        return new Outcome.Fine(Map.of(MattermostDescriptor.BOT_USER_ID, id.get()), hints(me));
    }

    private static List<String> hints(JsonNode me) {
        return me.path("is_bot").asBoolean(false)
                ? List.of()
                : List.of("This token is a person's: what that person writes will be taken for our own, and left out.");
    }
}
