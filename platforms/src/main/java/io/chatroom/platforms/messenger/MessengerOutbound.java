package io.chatroom.platforms.messenger;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.meta.GraphApi;
import jakarta.inject.Singleton;

/** Texts are plain on Messenger: nothing in them is read as anything else. */
@Singleton
class MessengerOutbound implements OutboundPlatform {

    @Override
    public String id() {
        return MessengerDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        return MessengerDescriptor.PLATFORM.send(message, inbox, http, GraphApi.FACEBOOK);
    }
}
