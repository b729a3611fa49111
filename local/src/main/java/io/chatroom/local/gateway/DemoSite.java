package io.chatroom.local.gateway;

import java.util.Optional;

/** What the demo page needs to know. */
public interface DemoSite {

    /** The key of a {@code site} inbox; empty while there is none. */
    Optional<String> inboxKey();
}
