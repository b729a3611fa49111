package io.chatroom.conversation.site;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a chat needs to know before anybody writes. {@code available} says whether it is within business hours; if not, {@code opensAt}
 * says when it will be. {@code color} is null where the chat's own is meant; {@code maxFileSize} is in bytes.
 */
@Schema(name = "SiteConfig")
public record SiteConfigView(
        String title,
        @Nullable String greeting,
        @Nullable String color,
        @Schema(enumeration = {"right", "left"}) String position,

        @Schema(enumeration = {"off", "optional", "required"})
        String preChat,

        boolean verifiedOnly,
        boolean available,
        @Nullable Instant opensAt,
        @Nullable String awayMessage,
        long maxFileSize) {

    static SiteConfigView of(SiteInbox inbox, long maxFileSize, Instant now) {
        SiteInbox.Chat chat = inbox.chat();
        return new SiteConfigView(
                chat.title(),
                chat.greeting(),
                chat.color(),
                chat.position(),
                chat.preChat(),
                inbox.verifiedOnly(),
                chat.hours().isOpen(now),
                chat.hours().opensNext(now).orElse(null),
                chat.awayMessage(),
                maxFileSize);
    }
}
