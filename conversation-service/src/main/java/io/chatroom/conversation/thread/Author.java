package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import java.util.UUID;

/** Who of ours wrote something, with the name they had then. */
record Author(UUID id, String name) {

    static Author of(SignedIn account) {
        return new Author(account.id(), account.name());
    }
}
