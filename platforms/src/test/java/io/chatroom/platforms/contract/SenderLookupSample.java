package io.chatroom.platforms.contract;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;

/** What the tests of a platform with a {@code SenderLookup} give besides. */
public interface SenderLookupSample extends PlatformSample {
    String senderId();

    /** Its answer about somebody with a name and an avatar. */
    Answered known();

    String knownName();

    Answered nobody();

    /** Its answer to credentials that it does not know. */
    Answered notAllowed();
}
