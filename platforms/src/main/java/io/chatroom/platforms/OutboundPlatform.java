package io.chatroom.platforms;

/** Sends one message to a platform, once. Retrying, pacing and remembering are the caller's business. */
public interface OutboundPlatform {
    String id();

    /** Makes its requests through {@code http} only, which guards where they go and how long they take. */
    SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http);
}
