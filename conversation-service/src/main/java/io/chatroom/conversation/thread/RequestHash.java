package io.chatroom.conversation.thread;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** What tells a repeated request from another one under the same key: the SHA-256 of all that was asked, but for the key. */
final class RequestHash {

    static byte[] of(SendReplyRequest request) {
        // the text comes last, so that no text can look like the other fields
        String wait = request.sendAt() == null && request.undoSeconds() == null
                ? ""
                : "at " + request.sendAt() + " after " + request.undoSeconds() + "\n";
        String files = request.files().isEmpty() ? "" : "with " + request.files() + "\n";
        String canonical =
                "reply/1\n" + request.asNote() + "\n" + request.replyToId() + "\n" + wait + files + request.text();
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    static boolean same(byte[] hash, byte @Nullable [] other) {
        return other != null && MessageDigest.isEqual(hash, other);
    }

    private RequestHash() {}
}
