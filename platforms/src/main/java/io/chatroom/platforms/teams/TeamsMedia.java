package io.chatroom.platforms.teams;

import io.chatroom.platforms.AccessTokens.Grant;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.ServerAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent to the bot has an address that is signed, and an id. A picture within a message has none, and is at the bot's
 * service for who shows its token. What lies in a channel's folder is SharePoint's, where a bot has no rights of its own.
 */
@Singleton
class TeamsMedia implements MediaSource {

    @Override
    public String id() {
        return TeamsDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        if (externalId != null) {
            return Answer.open(url);
        }
        Optional<URI> address = Optional.ofNullable(url)
                .filter(file -> TeamsCloud.of(inbox).isService(file)
                        || ServerAddress.read(file)
                                .filter(uri -> ServerAddress.isTrusted(uri, inbox))
                                .isPresent())
                .flatMap(ServerAddress::read);
        Optional<TeamsCredentials> credentials = TeamsCredentials.of(inbox);
        if (address.isEmpty() || credentials.isEmpty()) {
            return new Answer.Gone("The inbox has no bot, or a bot cannot have the file.");
        }
        return switch (credentials.get().token(http)) {
            case Grant.Granted(String token, var _) ->
                Answer.at(address.get(), Map.of("authorization", "Bearer " + token));
            case Grant.Refused(String _, String _, String reason) -> new Answer.NotNow(reason, Answer.A_WHILE);
            case Grant.NoToken(String reason) -> new Answer.NotNow(reason, Answer.A_WHILE);
        };
    }
}
