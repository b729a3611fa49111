package io.chatroom.platforms.instagram;

import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.meta.MetaWebhook;
import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
class InstagramInbound implements InboundPlatform {

    @Override
    public String id() {
        return InstagramDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        return MetaWebhook.verify(request, inbox);
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        return InstagramDescriptor.PLATFORM.read(request, inbox, now);
    }
}
