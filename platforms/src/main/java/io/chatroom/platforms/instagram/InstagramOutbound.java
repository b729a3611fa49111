package io.chatroom.platforms.instagram;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SendResult;
import jakarta.inject.Singleton;

/** Texts are plain on Instagram: nothing in them is read as anything else. */
@Singleton
class InstagramOutbound implements OutboundPlatform {

    @Override
    public String id() {
        return InstagramDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        return InstagramDescriptor.PLATFORM.send(message, inbox, http, InstagramDescriptor.server(inbox));
    }
}
