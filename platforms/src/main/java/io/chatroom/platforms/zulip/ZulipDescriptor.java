package io.chatroom.platforms.zulip;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Files;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Pace;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import io.chatroom.platforms.descriptor.Rate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

@Singleton
class ZulipDescriptor implements DescribedPlatform {
    static final String ID = "zulip";
    static final String BOT_EMAIL = "bot_email";
    static final String WEBHOOK_TOKEN = "webhook_token";
    static final String API_KEY = "api_key";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Zulip",
            Transport.PUSH,
            // there is no key for a message, and nothing in one to find it by
            Retry.AMBIGUOUS,
            Set.of(Capability.ATTACHMENTS, Capability.CREDENTIAL_CHECK, Capability.MEDIA),
            // of 10 000; what would format the text is written longer
            new TextLimit(5000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            WEBHOOK_TOKEN,
                            "Webhook token",
                            "In the bot's zuliprc as token: with it the server proves its requests.",
                            Field.Kind.SECRET,
                            true,
                            "[A-Za-z0-9]{16,255}",
                            "A token has at least 16 letters and digits."),
                    new Field(
                            API_KEY,
                            "API key",
                            "In the bot's zuliprc as key: with it replies are sent.",
                            Field.Kind.SECRET,
                            true,
                            "[A-Za-z0-9]{16,255}",
                            "An API key has at least 16 letters and digits."),
                    new Field(
                            BOT_EMAIL,
                            "Bot's email",
                            "In the bot's zuliprc as email.",
                            Field.Kind.TEXT,
                            true,
                            "[^\\s:@]{1,200}@[^\\s:@]{1,200}",
                            "The bot's email looks like helper-bot@chat.example.com.")),
            PlatformDescriptor.guide(ZulipDescriptor.class),
            // a server allows 200 requests a minute
            new Pace(new Rate(200, Duration.ofMinutes(1)), null),
            Files.AS_LINKS);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
