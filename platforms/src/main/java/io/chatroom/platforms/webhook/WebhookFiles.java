package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.ServerAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files stand where the message says, for everybody who knows the address: nothing of ours is shown there. */
@Singleton
class WebhookFiles implements MediaSource {

    @Override
    public String id() {
        return WebhookDescriptor.ID;
    }

    @Override
    public Answer locate(@Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http) {
        if (url == null || !ServerAddress.hasHost(url)) {
            return new Answer.Gone("The message names no usable address of the file.");
        }
        URI address = URI.create(url);
        // a query is where signatures of such addresses are
        String shown = address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
        return new Answer.At(new PlatformHttp.Request("GET", address, shown, Map.of(), new byte[0]));
    }
}
