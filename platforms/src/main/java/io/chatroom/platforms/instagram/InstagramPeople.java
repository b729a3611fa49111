package io.chatroom.platforms.instagram;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.meta.GraphPeople;
import jakarta.inject.Singleton;

@Singleton
class InstagramPeople implements SenderLookup {

    @Override
    public String id() {
        return InstagramDescriptor.ID;
    }

    @Override
    public Answer lookUp(String externalId, String externalConversationId, Inbox inbox, PlatformHttp http) {
        return GraphPeople.lookUp(
                externalId, "name,username,profile_pic", inbox, http, InstagramDescriptor.server(inbox));
    }
}
