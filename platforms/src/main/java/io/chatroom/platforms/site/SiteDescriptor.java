package io.chatroom.platforms.site;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

@Singleton
class SiteDescriptor implements DescribedPlatform {
    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            "site",
            "Web site",
            Transport.PULL,
            Retry.IDEMPOTENT,
            Set.of(Capability.REPLY_TO, Capability.DELIVERED_RECEIPTS, Capability.READ_RECEIPTS),
            new TextLimit(10_000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            "allowed_origins",
                            "Allowed origins",
                            "The sites that may show the chat, such as https://www.example.com. Leave it empty to allow only this"
                                    + " server's own address.",
                            Field.Kind.TEXT_LIST,
                            false,
                            "https?://[A-Za-z0-9.\\-\\[\\]:]+",
                            "An origin is a scheme and a host, without a path: https://www.example.com"),
                    new Field(
                            "verified_only",
                            "Verified visitors only",
                            "Refuse visitors for whom your site has not signed an identity.",
                            Field.Kind.BOOLEAN,
                            false,
                            null,
                            null),
                    new Field(
                            "identity_secret",
                            "Identity secret",
                            "Your site signs a visitor's identity with it (a JWT, HS256). At least 32 characters.",
                            Field.Kind.SECRET,
                            false,
                            ".{32,512}",
                            "The identity secret needs at least 32 characters.")),
            PlatformDescriptor.guide(SiteDescriptor.class));

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
