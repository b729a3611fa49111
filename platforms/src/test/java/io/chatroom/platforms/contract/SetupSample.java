package io.chatroom.platforms.contract;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import java.net.URI;

/** What the tests of a platform with an {@code InboxSetup} give besides. */
public interface SetupSample extends PlatformSample {
    URI WEBHOOK_URL = URI.create("https://chat.example/webhooks/platform/k3y");

    /** What the platform answers to each of the requests when nothing is wrong, with the webhook registered. */
    Answered whenAllIsWell(Request request);

    /** What it answers to credentials that it does not know. */
    Answered toWrongCredentials(Request request);

    /** The credential that is wrong then. */
    String wrongCredential();
}
