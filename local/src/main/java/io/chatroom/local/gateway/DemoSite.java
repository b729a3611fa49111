package io.chatroom.local.gateway;

import java.util.Optional;

/** What the demo page needs to know. */
public interface DemoSite {

    /** The key of a {@code site} inbox; empty while there is none. */
    Optional<String> inboxKey();

    /** Somebody signed in, as the shop's own server would sign it: a JWT; empty for who is no customer, and while there is no inbox. */
    Optional<String> identity(String customer);
}
