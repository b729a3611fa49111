package io.chatroom.platforms.webhook;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Files;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Pace;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

@Singleton
class WebhookDescriptor implements DescribedPlatform {
    static final String ID = "webhook";
    static final String URL = "url";
    static final String SECRET = "secret";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Webhook",
            Transport.PUSH,
            Retry.IDEMPOTENT,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.DELIVERED_RECEIPTS,
                    Capability.READ_RECEIPTS),
            new TextLimit(20_000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            URL,
                            "Reply URL",
                            "Where replies are posted. Without it messages come in, and replies wait until there is one.",
                            Field.Kind.URL,
                            false,
                            "https?://\\S+",
                            "The reply URL starts with https:// or http://."),
                    new Field(
                            SECRET,
                            "Signing secret",
                            "Signs both directions (Standard Webhooks): whsec_ and at least 16 random bytes in base64.",
                            Field.Kind.SECRET,
                            true,
                            "(whsec_)?[A-Za-z0-9+/]{22,}={0,2}",
                            "A signing secret is whsec_ and at least 16 bytes in base64.")),
            PlatformDescriptor.guide(WebhookDescriptor.class),
            // whoever receives says 429 when it is too fast
            Pace.UNLIMITED,
            Files.WITH_TEXT);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
