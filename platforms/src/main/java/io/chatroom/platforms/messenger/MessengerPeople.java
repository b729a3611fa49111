package io.chatroom.platforms.messenger;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.meta.GraphApi;
import io.chatroom.platforms.meta.GraphPeople;
import jakarta.inject.Singleton;

@Singleton
class MessengerPeople implements SenderLookup {

    @Override
    public String id() {
        return MessengerDescriptor.ID;
    }

    @Override
    public Answer lookUp(String externalId, String externalConversationId, Inbox inbox, PlatformHttp http) {
        return GraphPeople.lookUp(externalId, "name,profile_pic", inbox, http, GraphApi.FACEBOOK);
    }
}
