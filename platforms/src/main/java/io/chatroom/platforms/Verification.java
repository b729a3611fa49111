package io.chatroom.platforms;

/** Whether a request is what it says it is. */
public sealed interface Verification {
    Verification GENUINE = new Genuine();

    record Genuine() implements Verification {}

    /** A handshake, to be answered at once; nothing is published. */
    record Challenge(Ack answer) implements Verification {}

    /** Not from the platform. {@code reason} is for our log and metrics, and names no secret and no signature. */
    record Forged(String reason) implements Verification {}
}
