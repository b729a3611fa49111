package io.chatroom.platforms;

/** What a platform is answered once its events are durable, in the form it asks for. */
public record Ack(int status, String contentType, String body) {
    public static final Ack EMPTY = new Ack(200, "text/plain", "");
}
