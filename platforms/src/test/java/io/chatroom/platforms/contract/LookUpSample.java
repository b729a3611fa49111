package io.chatroom.platforms.contract;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;

/** What the tests of a platform that can be asked give besides. */
public interface LookUpSample extends PlatformSample {

    /** Its answer when it has the message. */
    Answered there();

    Answered notThere();
}
