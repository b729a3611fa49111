package io.chatroom.platforms;

import io.chatroom.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way out, or a part of one: what one request carries. {@code replyId} stays the same over every attempt and
 * every part. {@code replyAddress} is what the platform's inbound side said last of where the conversation's replies go, if it did.
 * Where the descriptor says so, files come as parts of their own, one each and without text; never before the text.
 */
public record OutboundMessage(
        UUID replyId,
        String externalConversationId,
        String text,
        @Nullable String replyToExternalId,
        @Nullable String senderName,
        Instant createdAt,
        Instant now,
        List<File> files,
        Part part,
        @Nullable String replyAddress) {

    public OutboundMessage(
            UUID replyId,
            String externalConversationId,
            String text,
            @Nullable String replyToExternalId,
            @Nullable String senderName,
            Instant createdAt,
            Instant now,
            List<File> files,
            Part part) {
        this(replyId, externalConversationId, text, replyToExternalId, senderName, createdAt, now, files, part, null);
    }

    public OutboundMessage(
            UUID replyId,
            String externalConversationId,
            String text,
            @Nullable String replyToExternalId,
            @Nullable String senderName,
            Instant createdAt,
            Instant now) {
        this(
                replyId,
                externalConversationId,
                text,
                replyToExternalId,
                senderName,
                createdAt,
                now,
                List.of(),
                Part.WHOLE);
    }

    /** A file the platform can fetch; size in bytes. */
    public record File(
            String url,
            @Nullable String name,
            @Nullable String mimeType,
            @Nullable Long size) {}

    /** Which part of how many, counted from 1. */
    public record Part(int no, int of) {
        public static final Part WHOLE = new Part(1, 1);

        public boolean isFirst() {
            return no == 1;
        }
    }

    /** The idempotency key where there is one: the reply's id, or, for a later part, one computed from it. */
    public UUID key() {
        return part.isFirst() ? replyId : Ids.ofPlatformEvent(replyId, "part " + part.no());
    }
}
