package io.chatroom.platforms.twilio;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.ServerAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** <a href="https://www.twilio.com/docs/messaging/api/media-resource">Media</a> is behind its address for who has the account's token. */
@Singleton
class TwilioMedia implements MediaSource {

    @Override
    public String id() {
        return TwilioDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        Optional<TwilioApi> api = TwilioApi.of(inbox);
        Optional<URI> address = Optional.ofNullable(url)
                .flatMap(ServerAddress::read)
                .filter(file -> ServerAddress.isTrusted(file, inbox, "twilio.com"));
        return api.isPresent() && address.isPresent()
                ? Answer.at(address.get(), api.get().authorization())
                : new Answer.Gone("The inbox has no auth token, or the file is not kept by Twilio.");
    }
}
