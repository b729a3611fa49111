package io.chatroom.platforms.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.GraphSetup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Asks about the account. Where Instagram's events go to is said in the app's dashboard only. */
@Singleton
class InstagramSetup implements InboxSetup {

    @Override
    public String id() {
        return InstagramDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return GraphSetup.with(
                inbox,
                InstagramDescriptor.server(inbox),
                InstagramDescriptor.ACCOUNT_ID,
                (api, account) -> GraphSetup.answered(
                        api.get(http, account, Map.of("fields", "username")),
                        InstagramDescriptor.ACCOUNT_ID,
                        InstagramSetup::known));
    }

    private static Optional<Outcome> known(JsonNode account) {
        return UntrustedJson.filled(account, "username").map(_ -> Outcome.Fine.AS_IT_IS);
    }
}
