package io.chatroom.platforms.telegram;

import io.chatroom.platforms.Team;
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
class TelegramDescriptor implements DescribedPlatform {
    static final String ID = "telegram";
    static final String BOT_TOKEN = "bot_token";
    static final String SECRET_TOKEN = "secret_token";
    static final String BOT_USERNAME = "bot_username";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Telegram",
            Transport.PUSH,
            // the Bot API knows no key for a message, and no way to ask for one
            Retry.AMBIGUOUS,
            Set.of(
                    Capability.EDITS,
                    // of business chats: of others nothing is told
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.WEBHOOK_REGISTRATION,
                    Capability.MEDIA),
            new TextLimit(4096, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(
                            BOT_TOKEN,
                            "Bot token",
                            "What @BotFather gave you when you made the bot.",
                            Field.Kind.SECRET,
                            true,
                            "[0-9]{1,20}:[A-Za-z0-9_-]{1,100}",
                            "A bot token looks like 123456789:AbC…, as @BotFather writes it."),
                    new Field(
                            SECRET_TOKEN,
                            "Secret token",
                            "Make one up: Telegram sends it along with every update, and nothing without it is believed.",
                            Field.Kind.SECRET,
                            true,
                            "[A-Za-z0-9_-]{8,256}",
                            "A secret token has 8 to 256 characters out of A-Z, a-z, 0-9, _ and -."),
                    new Field(
                            BOT_USERNAME,
                            "Bot username",
                            "Found out when the bot token is checked.",
                            Field.Kind.TEXT,
                            false,
                            "[A-Za-z0-9_]{3,64}",
                            "A username consists of letters, digits and _, without the @."),
                    Team.field(
                            "Their usernames do as well, without the @.",
                            "[0-9]{1,20}|[A-Za-z0-9_]{3,64}",
                            "An id is a number; a username consists of letters, digits and _.")),
            PlatformDescriptor.guide(TelegramDescriptor.class),
            // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
            new Pace(new Rate(30, Duration.ofSeconds(1)), new Rate(1, Duration.ofSeconds(1))),
            Files.ONE_EACH);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
